import { decimal, decimalText, entityId, plainDate } from '@cordee/kernel';
import { expect, it } from 'vitest';
import {
  checkAgreement,
  checkDecision,
  checkEntry,
  checkOpening,
  checkProposal,
  figureOf,
  stateOf,
  type Dossier,
  type Entry,
  type Proposal,
  type Side,
} from './dossier.ts';
import { commitmentOf, fingerprintOf } from './seal.ts';

const id = entityId('00000000-0000-8000-8000-000000000001');
const dossier = (rest: Partial<Dossier> = {}): Dossier => ({
  id: 'd',
  roundId: 'r',
  positionId: id,
  sellerId: id,
  managerId: entityId('00000000-0000-8000-8000-000000000002'),
  node: 'Sam',
  mode: 'sealed',
  answersBy: plainDate('2026-06-30'),
  allocated: decimal('100'),
  margin: decimal('0.1'),
  entries: [],
  proposals: [],
  outcome: null,
  ...rest,
});
const entry = (side: Side): Entry => ({ side, by: 'u', at: 't', commitment: 'c' });
const analysis = (kept: string) => ({
  kept: decimal(kept),
  lost: decimal('10'),
  gained: decimal('25'),
  price: decimal('-5'),
});
const proposal = (side: Side, kept: string, salt: string | null = null): Proposal => ({
  id: `${side}${kept}`,
  side,
  by: 'u',
  at: 't',
  analysis: analysis(kept),
  text: '',
  means: '',
  salt,
});
const codeOf = (result: { ok: true } | { ok: false; refusal: { code: string } }) =>
  result.ok ? 'ok' : result.refusal.code;
const outcome = {
  kind: 'agreed',
  amount: decimal('1'),
  by: 'u',
  at: 't',
  proposalId: 'p',
  reason: null,
  destroyed: 0,
} as const;

it('adds a figure up from what it is made of', () => {
  expect(decimalText(figureOf(analysis('100')))).toBe('110');
});

it('says whose turn it is', () => {
  const states = [
    dossier(),
    dossier({ entries: [entry('seller')] }),
    dossier({ entries: [entry('seller'), entry('manager')] }),
    dossier({ proposals: [proposal('seller', '90', 's'), proposal('manager', '95', 's')] }),
    dossier({ mode: 'seller_first' }),
    dossier({ mode: 'top_down' }),
    dossier({ mode: 'top_down', proposals: [proposal('manager', '90')] }),
    dossier({ outcome }),
  ];
  expect(states.map(stateOf)).toEqual([
    'sealed_both',
    'manager_awaited',
    'ready_to_open',
    'talks',
    'seller_awaited',
    'manager_awaited',
    'seller_awaited',
    'agreed',
  ]);
});

it('lets each side speak when it is its turn alone', () => {
  const said = { analysis: analysis('100'), text: '' };
  const ask = (given: Partial<Dossier>, side: Side, more = said) =>
    codeOf(checkProposal(dossier(given), side, more));
  expect(ask({}, 'seller')).toBe('rounds.sealed_first');
  expect(ask({ mode: 'seller_first' }, 'manager')).toBe('rounds.seller_first');
  expect(ask({ mode: 'seller_first' }, 'seller')).toBe('ok');
  expect(ask({ mode: 'top_down' }, 'seller')).toBe('rounds.manager_first');
  expect(ask({ mode: 'top_down' }, 'manager')).toBe('rounds.reason_missing');
  expect(ask({ mode: 'top_down' }, 'manager', { ...said, text: 'So.' })).toBe('ok');
  expect(ask({ outcome }, 'seller')).toBe('rounds.settled_conflict');
  expect(ask({ mode: 'seller_first' }, 'seller', { ...said, analysis: analysis('-50') })).toBe(
    'rounds.figure_negative',
  );
});

it('agrees to what the other said last, to the last unit of the envelope', () => {
  const agreeTo = (kept: string) =>
    codeOf(checkAgreement(dossier({ proposals: [proposal('seller', kept)] }), 'manager', `seller${kept}`));
  expect(['79.9', '80', '80.1', '99.9', '100', '100.1'].map(agreeTo)).toEqual([
    'rounds.outside_envelope',
    'ok',
    'ok',
    'ok',
    'ok',
    'rounds.outside_envelope',
  ]);
  const replaced = dossier({ proposals: [proposal('seller', '80'), proposal('seller', '90')] });
  expect(codeOf(checkAgreement(replaced, 'manager', 'seller80'))).toBe('rounds.proposal_changed_conflict');
  expect(codeOf(checkAgreement(replaced, 'seller', 'seller90'))).toBe('rounds.proposal_changed_conflict');
});

it('is decided from the day after the deadline on', () => {
  const on = (day: string) => codeOf(checkDecision(dossier(), plainDate(day)));
  expect(['2026-06-29', '2026-06-30', '2026-07-01'].map(on)).toEqual([
    'rounds.not_yet',
    'rounds.not_yet',
    'ok',
  ]);
  expect(codeOf(checkDecision(dossier({ outcome }), plainDate('2027-01-01')))).toBe(
    'rounds.settled_conflict',
  );
});

it('takes one entry a side, and opens once both stand', () => {
  const one = dossier({ entries: [entry('seller')] });
  const both = dossier({ entries: [entry('seller'), entry('manager')] });
  expect(codeOf(checkEntry(one, 'seller'))).toBe('rounds.entered_conflict');
  expect(codeOf(checkEntry(one, 'manager'))).toBe('ok');
  expect(codeOf(checkEntry(dossier({ mode: 'top_down' }), 'manager'))).toBe('rounds.not_sealed');
  expect([dossier(), one, both].map((each) => codeOf(checkOpening(each)))).toEqual([
    'rounds.other_awaited',
    'rounds.other_awaited',
    'ok',
  ]);
  const opened = { ...both, proposals: [proposal('seller', '1', 's')] };
  expect(codeOf(checkOpening(opened))).toBe('rounds.opened_conflict');
});

it('binds a commitment to dossier, side and every sign of the figure', () => {
  const figure = { kept: '1', lost: '0', gained: '0', price: '0', text: '', means: '', salt: 'x' };
  const all = [
    commitmentOf('d', 'seller', figure),
    commitmentOf('d', 'manager', figure),
    commitmentOf('e', 'seller', figure),
    ...(['kept', 'lost', 'gained', 'price', 'text', 'means', 'salt'] as const).map((part) =>
      commitmentOf('d', 'seller', { ...figure, [part]: `${figure[part]}2` }),
    ),
  ];
  expect(new Set(all).size).toBe(all.length);
  expect(fingerprintOf({ publicKey: 'k' })).toMatch(/^(\w{4} ){3}\w{4}$/);
});
