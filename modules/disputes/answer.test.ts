import { expect, it } from 'vitest';
import { entityId, plainDate } from '@cordee/kernel';
import { answerClaim, type ClaimFacts, type FoundSale } from './answer.ts';
import { deadlineSetting, dueDay } from './deadline.ts';

const [me, other] = ['1', '2'].map((digit) => entityId(`00000000-0000-8000-8000-00000000000${digit}`));
if (!me || !other) throw new Error('two payees');

const sale = (more: Partial<FoundSale> = {}): FoundSale => ({
  code: 'F7',
  kind: 'invoice',
  day: '2026-02-10',
  sellerId: me,
  sellerKey: 'S1',
  team: 'Nord',
  file: 'factures.csv',
  line: 14,
  ...more,
});
const answer = (facts: Partial<ClaimFacts>) =>
  answerClaim({
    orderCode: 'F7',
    payeeId: me,
    sales: [],
    rejected: [],
    countedKinds: ['invoice', 'credit_note'],
    countedIn: new Map(),
    ...facts,
  });

it('says that a sale is counted, and where', () => {
  expect(answer({ sales: [sale()], countedIn: new Map([['F7', '2026-02']]) })).toEqual({
    code: 'counted',
    args: { order: 'F7', period: '2026-02' },
  });
});

it('says which rule keeps an own sale from counting: its kind, else its day', () => {
  expect(answer({ sales: [sale({ kind: 'order' })] }).code).toBe('kind_not_counted');
  expect(answer({ sales: [sale()] })).toEqual({
    code: 'other_period',
    args: { order: 'F7', day: '2026-02-10' },
  });
});

it('names the team of a colleague’s sale, and nothing else of the colleague', () => {
  expect(answer({ sales: [sale({ sellerId: other, sellerKey: 'S2', team: 'Sud' })] })).toEqual({
    code: 'credited_to_team',
    args: { order: 'F7', team: 'Sud', file: 'factures.csv', line: '14' },
  });
});

it('says who the file names when nobody bears that name, the line that was rejected, and that there is none', () => {
  expect(answer({ sales: [sale({ sellerId: null, sellerKey: 'Dupnot' })] }).args['seller']).toBe('Dupnot');
  const rejected = [{ file: 'factures.csv', line: 9, reason: 'The date does not exist.' }];
  expect(answer({ rejected })).toMatchObject({ code: 'rejected', args: { line: '9' } });
  expect(answer({}).code).toBe('not_in_files');
});

it('counts working days over weekends and French holidays', () => {
  const due = (day: string) => dueDay(plainDate(day), deadlineSetting.fallback).toString();
  expect([due('2026-01-30'), due('2026-04-30'), due('2026-05-13')]).toEqual([
    '2026-02-06', // a plain week
    '2026-05-11', // without 1 and 8 May
    '2026-05-21', // without Ascension Day
  ]);
});
