import { sumMoney, type Currency, type EntityId, type Money } from '@cordee/kernel';
import type { Origin } from '../run.ts';

/** What a period of a plan owes a payee for one component. */
export type SettlementKey = Origin & { readonly payeeId: EntityId; readonly component: string };

/** One entry of what has been settled for a key: a lock's, or the one by which a void takes it back. */
export type SettlementEntry = SettlementKey & {
  /** Entries of one key are numbered from 0: two runs cannot both take the same place. */
  readonly place: number;
  readonly runId: string;
  /** The change up to which the run read its facts. */
  readonly runKnown: bigint;
  /** The period of the run that settled it. */
  readonly runPeriod: string;
  readonly amount: Money;
};

/** A line held out of a run; a null component: all of the payee's. */
export type HeldOut = { readonly payeeId: EntityId; readonly component: string | null };

export type Settled = ReadonlyMap<string, readonly SettlementEntry[]>;

export function settlementKey({ planCode, periodCode, payeeId, component }: SettlementKey): string {
  return JSON.stringify([planCode, periodCode, payeeId, component]);
}

/** Entries by their key, each in the order of its places. */
export function settledByKey(entries: readonly SettlementEntry[]): Settled {
  return Map.groupBy(
    entries.toSorted((a, b) => a.place - b.place),
    settlementKey,
  );
}

export function settledSum(entries: readonly SettlementEntry[], inCurrency: Currency): Money {
  return sumMoney(
    entries.map(({ amount }) => amount),
    inCurrency,
  );
}

export function isHeldOut(
  held: readonly HeldOut[],
): (line: Pick<SettlementKey, 'payeeId' | 'component'>) => boolean {
  const byPayee = Map.groupBy(held, ({ payeeId }) => payeeId);
  return ({ payeeId, component }) =>
    (byPayee.get(payeeId) ?? []).some((each) => each.component === null || each.component === component);
}
