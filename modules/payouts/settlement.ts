import { sumMoney, type Currency, type EntityId, type Money } from '@cordee/kernel';
import type { Origin } from './run.ts';

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

export type NewSettlement = SettlementKey & { readonly place: number; readonly amount: Money };

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

/** What is left of each key that a run settled: the entries by which a void of that run takes it back. */
export function takenBack(settled: Settled, runId: string): NewSettlement[] {
  return [...settled.values()].flatMap((entries) => {
    const own = entries.filter((entry) => entry.runId === runId);
    const [first] = own;
    if (!first) return [];
    const { minor, currency } = settledSum(own, first.amount.currency);
    const { planCode, periodCode, payeeId, component } = first;
    return [
      {
        planCode,
        periodCode,
        payeeId,
        component,
        place: entries.length,
        amount: { minor: -minor, currency },
      },
    ];
  });
}
