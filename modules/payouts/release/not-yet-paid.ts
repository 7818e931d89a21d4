// What locked runs have left of a payee: what is earned and not yet paid, when it is, and what is owed back.
import {
  label,
  scheduleOf,
  type Balance,
  type ReleaseState,
  type ScheduledLine,
} from '@cordee/engine-compensation';
import {
  ok,
  refused,
  RowStreamHash,
  sumMoney,
  type Currency,
  type EntityId,
  type Explanation,
  type Money,
  type Result,
  type Scope,
} from '@cordee/kernel';
import { formatDate, messageOf } from '@cordee/messages/explanation';
import type { Locale } from '@cordee/kernel';
import type { RunDeps } from '../run/calculate-run.ts';
import { amountOf } from '../late/correction.ts';
import type { ReleaseEntry } from './release-entry.ts';

export type NotYetPaid = {
  readonly currency: Currency;
  /** The run that left it. */
  readonly runId: string;
  /** The plan that it was released under, for names; null where a void left it. */
  readonly planCode: string | null;
  readonly rows: readonly ScheduledLine[];
  readonly total: Money;
  readonly owed: readonly Owed[];
  readonly explanation: Explanation;
};

/** What later pay is to give back: the balance of a draw, or of a clawback. */
type Owed = {
  readonly kind: Extract<Balance['kind'], 'draw' | 'clawback'>;
  readonly code: string;
  readonly amount: Money;
};

/** One entry a currency, none where nothing was ever released. Whom the scope does not see is not found. */
export async function readNotYetPaid(
  { store, payeeNames }: Pick<RunDeps, 'store' | 'payeeNames'>,
  scope: Scope,
  payee: EntityId,
): Promise<Result<readonly NotYetPaid[]>> {
  const isSeen = scope.people === 'all' || scope.people.includes(payee);
  if (!isSeen || !(await payeeNames(scope)).has(payee)) return refused('payouts.payee_not_found');
  return ok((await store.released(scope, [payee])).map(leftOf));
}

function leftOf({ payeeId, currency, runId, of, released: { state } }: ReleaseEntry): NotYetPaid {
  const rows = scheduleOf(state);
  const total = sumMoney(
    rows.map(({ amount }) => amount),
    currency,
  );
  const explanation = explain(payeeId, rows, total);
  return { currency, runId, planCode: of?.planCode ?? null, rows, total, owed: owedOf(state), explanation };
}

function owedOf({ draws, outstanding }: ReleaseState): readonly Owed[] {
  return [
    ...draws.map(({ draw, owed }): Owed => ({ kind: 'draw', code: draw, amount: owed })),
    ...(outstanding === null ? [] : [{ kind: 'clawback', code: 'clawback', amount: outstanding } as const]),
  ].filter(({ amount }) => amount.minor !== 0n);
}

function explain(payee: EntityId, rows: readonly ScheduledLine[], total: Money): Explanation {
  const stream = new RowStreamHash();
  for (const { component, earnedIn, sale, due, amount } of rows)
    stream.add([component, earnedIn, sale?.code ?? null, due?.toString() ?? null, amount]);
  return {
    kind: 'sum',
    label: label('payouts.not_yet_paid'),
    value: amountOf(total),
    count: rows.length,
    rows: rows.map(({ component, earnedIn, sale, amount }) => ({
      kind: 'source',
      label: label('payouts.not_yet_paid_of', { component, period: earnedIn, sale: sale?.code ?? '' }),
      value: amountOf(amount),
      place: sale === null ? {} : { document: sale.source, entity: sale.code },
    })),
    rowStreamHash: stream.digest(),
    artefact: null,
    filter: { payee },
  };
}

/** When it is paid, in the reader's language. */
export function sayDue({ due, reason }: ScheduledLine, locale: Locale): string {
  if (due !== null) return messageOf('payouts.due_on', { date: formatDate(due, locale) }, locale);
  return messageOf(reason === 'limit' ? 'payouts.due_with_room' : 'payouts.due_when_collected', {}, locale);
}
