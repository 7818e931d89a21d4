import { compareDates } from '@cordee/kernel';
import type { Currency, Money, Period } from '@cordee/kernel';
import type { Clawback } from './clawback-field.ts';
import type { Balance, ScheduledLine } from './release-result.ts';
import type { EarnedShare, HeldShare, ReleaseState, WindowBalance } from './release-state.ts';

/** What is held by component and carried by limit, before and after the period. */
export function balancesOf(
  before: ReleaseState,
  after: ReleaseState,
  currency: Currency,
): readonly Balance[] {
  return [
    ...balances('held', totals(before.held, heldOf), totals(after.held, heldOf), currency),
    ...balances('excess', totals(before.carried, carriedOf), totals(after.carried, carriedOf), currency),
  ];
}

/** What is not paid yet, with its date where one is known. */
export function scheduleOf({ held, carried }: ReleaseState): readonly ScheduledLine[] {
  return [
    ...held.map((each): ScheduledLine => ({
      component: each.component,
      earnedIn: each.earnedIn,
      sale: each.sale,
      amount: leftOf(each),
      due: each.due,
      reason: each.on,
    })),
    ...carried.map(({ component, amount }): ScheduledLine => ({
      component,
      earnedIn: '',
      sale: null,
      amount,
      due: null,
      reason: 'limit',
    })),
  ];
}

/** The windows as they stand after the period: each limit and guarantee has one. */
export function windowsAfter(
  before: readonly WindowBalance[],
  now: readonly WindowBalance[],
): readonly WindowBalance[] {
  const isReplaced = (each: WindowBalance) =>
    now.some(({ kind, code }) => kind === each.kind && code === each.code);
  return [...before.filter((each) => !isReplaced(each)), ...now];
}

/** The sales that a cancellation may still take back; without an age in the plan, all of them for ever. */
export function stillTakenBack(
  clawback: Clawback | null,
  earned: readonly EarnedShare[],
  period: Period,
): readonly EarnedShare[] {
  const oldest = clawback?.steps.at(-1)?.within_months ?? null;
  if (oldest === null) return earned;
  return earned.filter(({ to }) => compareDates(to.add({ months: oldest }), period.from) >= 0);
}

function leftOf({ amount, released }: HeldShare): Money {
  return { ...amount, minor: amount.minor - released.minor };
}

function heldOf(each: HeldShare): readonly [string, bigint] {
  return [each.component, leftOf(each).minor];
}

function carriedOf({ limit, amount }: ReleaseState['carried'][number]): readonly [string, bigint] {
  return [limit, amount.minor];
}

function totals<T>(
  list: readonly T[],
  read: (each: T) => readonly [string, bigint],
): ReadonlyMap<string, bigint> {
  const sums = new Map<string, bigint>();
  for (const [code, minor] of list.map(read)) sums.set(code, (sums.get(code) ?? 0n) + minor);
  return sums;
}

function balances(
  kind: Balance['kind'],
  before: ReadonlyMap<string, bigint>,
  after: ReadonlyMap<string, bigint>,
  currency: Currency,
): readonly Balance[] {
  const codes = [...new Set([...before.keys(), ...after.keys()])];
  return codes.map((code) => ({
    kind,
    code,
    before: { minor: before.get(code) ?? 0n, currency },
    after: { minor: after.get(code) ?? 0n, currency },
  }));
}
