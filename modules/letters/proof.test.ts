import { plainDate } from '@cordee/kernel';
import type { Dossier } from '@cordee/modules/quota-rounds';
import { expect, it } from 'vitest';
import type { Letter } from './letter.ts';
import { isProved, proofOf } from './proof.ts';

const done = (at: string) => ({ by: 'u', at, change: 1n });
const dossier = { outcome: { kind: 'agreed' } } as unknown as Dossier; // a proof reads nothing else of it

const received = {
  content: { words: { fr: 'Le marché des écoles.', en: '' } },
  publication: { ...done('2026-06-10T08:00:00Z'), document: 'text', hash: 'hash of text' },
  signatures: [
    { ...done('2026-06-11T08:00:00Z'), side: 'manager', hash: 'hash of text' },
    { ...done('2026-07-04T08:00:00Z'), side: 'seller', hash: 'hash of text' },
  ],
  outcome: { ...done('2026-07-04T08:00:00Z'), kind: 'received', reason: null },
  readings: [done('2026-06-12T08:00:00Z')],
} as unknown as Letter; // and of a letter what stands here

const proof = (
  letters: readonly Letter[],
  today = '2026-07-10',
  hashOf = (text: string) => `hash of ${text}`,
) =>
  proofOf({
    dossier,
    letters,
    start: plainDate('2026-07-01'),
    today: plainDate(today),
    hasChances: true,
    hashOf,
  });

it('is complete with every part, and late by the days from the first one to the receipt', () => {
  const own = proof([received]);
  expect(own).toMatchObject({ missing: [], daysLate: 3, receivedOn: '2026-07-04', issuedOn: '2026-06-10' });
  expect(isProved(own)).toBe(true);
  expect(proof([received], '2026-06-30').daysLate).toBe(3);
});

it('counts the days of a receipt that is awaited, from the first day on', () => {
  const open: Letter = { ...received, outcome: null, signatures: [], readings: [] };
  expect(proof([open], '2026-06-30')).toMatchObject({ missing: ['delivery', 'receipt'], daysLate: 0 });
  expect(proof([open], '2026-07-10').daysLate).toBe(9);
  expect(proof([], '2026-07-02')).toMatchObject({ state: 'none', daysLate: 1, hash: null });
});

it('has no hash where the text is not the one that was published, and no receipt where another one was signed', () => {
  expect(proof([received], '2026-07-10', () => 'another').missing).toEqual(['hash']);
  const other = received.signatures.map((each) => ({ ...each, hash: 'hash of another' }));
  expect(proof([{ ...received, signatures: other }]).missing).toEqual(['receipt']);
});
