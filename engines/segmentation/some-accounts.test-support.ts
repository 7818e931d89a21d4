import { currency, decimal, plainDate } from '@cordee/kernel';
import type { AccountBook, AccountFacts } from './account-facts.ts';
import type { SegmentModel } from './segment-model.ts';

const day = plainDate('2026-07-01');

export function someAccount(code: string, known: Partial<AccountFacts> = {}): AccountFacts {
  return {
    id: code,
    code,
    name: `Client ${code}`,
    sector: null,
    country: 'FR',
    town: null,
    postcode: null,
    employees: null,
    revenue: null,
    potential: null,
    sales: decimal('0'),
    salesBefore: decimal('0'),
    margin: null,
    orders: 0,
    lastSaleOn: null,
    ...known,
  };
}

export function someBook(accounts: readonly AccountFacts[]): AccountBook {
  return { day, currency: currency('EUR'), accounts };
}

export const someModel: SegmentModel = {
  language: 'fr',
  abc: { by: 'potential', a: '0.80', b: '0.95' },
  grid: { potential: { low: '20000', high: '100000' }, share: { low: '0.2', high: '0.5' } },
  scores: [],
  groups: null,
  segments: [],
};

/** A seeded stream of numbers from 0 to 1 for tests. */
export function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 16_807) % 2_147_483_647) / 2_147_483_647;
}
