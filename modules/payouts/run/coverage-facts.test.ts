import { expect, it } from 'vitest';
import { entityId, plainDate } from '@cordee/kernel';
import { coverageFacts, type Coverage } from './coverage-facts.ts';

const [ada, bea] = ['a', 'b'].map((letter) => entityId(`${letter.repeat(8)}-0000-4000-8000-000000000000`));
const covers = (
  payee: typeof ada,
  what: Pick<Coverage, 'field' | 'value' | 'role'>,
  [from, to]: readonly [string, string | null],
): Coverage => ({
  payee: payee ?? entityId('00000000-0000-4000-8000-000000000000'),
  ...what,
  effectiveFrom: plainDate(from),
  effectiveTo: to === null ? null : plainDate(to),
});
const customer = { field: 'customer', value: 'c1', role: 'holder' } as const;

it('passes a customer on where one holder follows another, whichever order the rows come in', () => {
  const [before, after] = [
    covers(ada, customer, ['2026-01-01', '2026-04-01']),
    covers(bea, customer, ['2026-04-01', null]),
  ];
  const expected = [{ customer: 'c1', from: ada, to: bea, on: plainDate('2026-04-01'), until: null }];
  expect(coverageFacts([before, after]).handovers).toEqual(expected);
  expect(coverageFacts([after, before]).handovers).toEqual(expected);
});

it('passes a customer on to nobody where its holder ends, and not at all where the holder goes on', () => {
  const ended = [
    covers(ada, customer, ['2026-01-01', '2026-02-01']),
    covers(ada, customer, ['2026-02-01', '2026-06-01']),
  ];
  expect(coverageFacts(ended).handovers).toEqual([
    { customer: 'c1', from: ada, to: null, on: plainDate('2026-06-01'), until: null },
  ]);
  expect(coverageFacts([covers(ada, customer, ['2026-01-01', null])]).handovers).toEqual([]);
});

it('tells the holders of a territory from its specialists', () => {
  const alps = { field: 'territory', value: 'ALPES' } as const;
  const facts = coverageFacts([
    covers(ada, { ...alps, role: 'holder' }, ['2026-01-01', null]),
    covers(bea, { ...alps, role: 'specialist' }, ['2026-01-01', null]),
  ]);
  const days = { effectiveFrom: plainDate('2026-01-01'), effectiveTo: null };
  expect(facts.territories).toEqual([{ payee: ada, territory: 'ALPES', ...days }]);
  expect(facts.specialists).toEqual([{ payee: bea, ...alps, ...days }]);
});

it('tells who holds a customer, from the first day to the day after the last', () => {
  const days = { effectiveFrom: plainDate('2026-01-01'), effectiveTo: plainDate('2026-04-01') };
  expect(coverageFacts([covers(ada, customer, ['2026-01-01', '2026-04-01'])]).customers).toEqual([
    { payee: ada, customer: 'c1', ...days },
  ]);
});
