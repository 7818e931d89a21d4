import { expect, it } from 'vitest';
import { entityId } from '@cordee/kernel';
import { handOversOf, type HandOverNote } from './hand-over-note.ts';
import type { Proposal } from '../proposal.ts';

const id = (number: number) => entityId(`00000000-0000-4000-8000-00000000000${number}`);
const [north, south, vacant, ada, bea] = [id(1), id(2), id(3), id(4), id(5)];
const holders = new Map([
  [north, ada],
  [south, bea],
]);
const moves = [
  { accountId: id(6), account: 'Forges', from: north, to: south },
  { accountId: id(7), account: 'Scierie', from: north, to: south },
  { accountId: id(8), account: 'Papeterie', from: vacant, to: south },
  { accountId: id(9), account: 'Tuilerie', from: null, to: north },
];
const proposal = {
  id: 'p',
  name: 'Avril',
  effectiveFrom: '2026-04-01',
  result: { moves },
} as unknown as Proposal; // what a hand-over reads of it
const note = (state: HandOverNote['state'], ...accountIds: (typeof ada)[]): HandOverNote => ({
  id: state,
  proposalId: 'p',
  giverId: ada,
  takerId: bea,
  content: { contacts: '', agreements: '', underWay: '', nextStep: '', accountIds },
  by: '',
  at: '',
  state,
  words: '',
});

it('asks a note of whoever had the accounts for whoever gets them, and of nobody where nobody had or gets them', () => {
  expect(handOversOf(proposal, holders, [])).toMatchObject([
    { giverId: ada, takerId: bea, dueOn: '2026-04-01', open: [{ name: 'Forges' }, { name: 'Scierie' }] },
  ]);
});

it('asks no more for what a note speaks of, and again where it is returned', () => {
  const open = (...notes: HandOverNote[]) =>
    handOversOf(proposal, holders, notes)[0]?.open.map(({ name }) => name);
  expect(open(note('accepted', id(6)), note('waiting', id(7)))).toEqual([]);
  expect(open(note('returned', id(6)), note('waiting', id(7)))).toEqual(['Forges']);
});
