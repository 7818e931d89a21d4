// Who follows what, as crediting reads it: holders of territories, specialists, and customers that were passed on.
import type {
  CustomerHolding,
  DealHolding,
  Handover,
  Specialism,
  TerritoryHolding,
} from '@cordee/engine-compensation';
import {
  compareDates,
  ONE,
  percentageOf,
  type EntityId,
  type Percentage,
  type PlainDate,
} from '@cordee/kernel';

/** Somebody on a territory, a customer, a product …; `effectiveTo` is the day after the last one. */
export type Coverage = {
  readonly payee: EntityId;
  readonly field: string;
  readonly value: string;
  readonly role: 'holder' | 'specialist';
  readonly effectiveFrom: PlainDate;
  readonly effectiveTo: PlainDate | null;
  /** Of a deal that stays with its seller; absent: all of it. */
  readonly share?: Percentage | null;
};

export type CoverageFacts = {
  readonly territories: readonly TerritoryHolding[];
  readonly customers: readonly CustomerHolding[];
  readonly specialists: readonly Specialism[];
  readonly handovers: readonly Handover[];
  readonly deals: readonly DealHolding[];
};

export const NO_COVERAGE: CoverageFacts = {
  territories: [],
  customers: [],
  specialists: [],
  handovers: [],
  deals: [],
};

export function coverageFacts(coverages: readonly Coverage[]): CoverageFacts {
  const holders = coverages.filter(({ role }) => role === 'holder');
  const ofTerritories = holders.filter(({ field }) => field === 'territory');
  const ofCustomers = holders.filter(({ field }) => field === 'customer');
  return {
    territories: ofTerritories.map(({ payee, value, effectiveFrom, effectiveTo }) => ({
      payee,
      territory: value,
      effectiveFrom,
      effectiveTo,
    })),
    customers: ofCustomers.map(({ payee, value, effectiveFrom, effectiveTo }) => ({
      payee,
      customer: value,
      effectiveFrom,
      effectiveTo,
    })),
    specialists: coverages
      .filter(({ role }) => role === 'specialist')
      .map(({ role: _role, share: _share, ...specialism }) => specialism),
    handovers: handoversOf(ofCustomers),
    deals: holders
      .filter(({ field }) => field === 'deal')
      .map(({ payee, value, share, effectiveFrom, effectiveTo }) => ({
        payee,
        deal: value,
        share: share ?? percentageOf(ONE),
        effectiveFrom,
        effectiveTo,
      })),
  };
}

/**
 * A customer is passed on where one holder follows another, on the new one's first day; where nobody follows, on the day
 * after the last one. Example: S1 until 31 March and S2 from 1 April: passed on from S1 to S2 on 1 April.
 */
function handoversOf(holdings: readonly Coverage[]): readonly Handover[] {
  return [...Map.groupBy(holdings, ({ value }) => value)].flatMap(([customer, own]) => {
    const ordered = own.toSorted((a, b) => compareDates(a.effectiveFrom, b.effectiveFrom));
    return ordered.flatMap(({ payee: from, effectiveTo }, index): readonly Handover[] => {
      const next = ordered[index + 1];
      const on = next?.effectiveFrom ?? effectiveTo;
      if (on === null || next?.payee === from) return [];
      return [{ customer, from, to: next?.payee ?? null, on, until: null }];
    });
  });
}
