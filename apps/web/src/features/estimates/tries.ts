// What a seller tries, and each step back: nothing of it is known to the server before it is asked.
import type { DealChange } from '../../api/estimates.ts';

/** One thing tried: an open deal that is won, a sale that is otherwise, or a deal that is not there. */
export type Try =
  | {
      readonly kind: 'won' | 'added';
      readonly amount: string;
      readonly date: string;
      readonly product: string | null;
      readonly channel: string | null;
    }
  | {
      readonly kind: 'sale';
      readonly code: string;
      readonly amount: string | null;
      readonly date: string | null;
      readonly isRemoved: boolean;
    };

/** By the deal or the sale that it is about, in the order in which they were tried. */
export type Tries = Readonly<Record<string, Try>>;

export type TryState = {
  readonly tries: Tries;
  readonly past: readonly Tries[];
  readonly future: readonly Tries[];
  /** What the last step was about: typing on in one field is one step back. */
  readonly lastKey: string | null;
};

export type TryAction =
  | { readonly act: 'put'; readonly key: string; readonly tried: Try | null }
  | { readonly act: 'undo' }
  | { readonly act: 'redo' }
  | { readonly act: 'reset' };

export const nothingTried: TryState = { tries: {}, past: [], future: [], lastKey: null };

export function changeTries(state: TryState, action: TryAction): TryState {
  const { tries, past, future } = state;
  switch (action.act) {
    case 'put':
      return stepped(state, withTry(tries, action.key, action.tried), action.key);
    case 'reset':
      return Object.keys(tries).length === 0 ? state : stepped(state, {}, null);
    case 'undo': {
      const before = past.at(-1);
      return before
        ? { tries: before, past: past.slice(0, -1), future: [tries, ...future], lastKey: null }
        : state;
    }
    case 'redo': {
      const [after, ...later] = future;
      return after ? { tries: after, past: [...past, tries], future: later, lastKey: null } : state;
    }
  }
}

function stepped({ tries, past, lastKey }: TryState, next: Tries, key: string | null): TryState {
  const isSameStep = key !== null && key === lastKey && key in tries === key in next;
  return { tries: next, past: isSameStep ? past : [...past, tries], future: [], lastKey: key };
}

function withTry(tries: Tries, key: string, tried: Try | null): Tries {
  const { [key]: _before, ...others } = tries;
  if (tried === null) return others;
  return key in tries ? { ...tries, [key]: tried } : { ...others, [key]: tried };
}

const isAmount = (text: string) => /^(0|[1-9]\d{0,11})(\.\d{1,6})?$/.test(text);
const isDay = (text: string) => /^\d{4}-\d\d-\d\d$/.test(text);

/** What is asked of the engine; what is half typed waits. */
export function changesOf(tries: Tries): DealChange[] {
  return Object.values(tries).flatMap((tried) =>
    tried.kind === 'sale' ? saleChanges(tried) : dealAdded(tried),
  );
}

function dealAdded({ amount, date, product, channel }: Exclude<Try, { kind: 'sale' }>): DealChange[] {
  return isAmount(amount) && isDay(date) ? [{ change: 'add', date, amount, product, channel }] : [];
}

function saleChanges({ code, amount, date, isRemoved }: Extract<Try, { kind: 'sale' }>): DealChange[] {
  if (isRemoved) return [{ change: 'remove', code }];
  const changes: DealChange[] = [];
  if (amount !== null && isAmount(amount)) changes.push({ change: 'amount', code, amount });
  if (date !== null && isDay(date)) changes.push({ change: 'move', code, date });
  return changes;
}
