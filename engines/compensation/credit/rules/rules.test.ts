import { decimal, percentage } from '@cordee/kernel';
import { describe, expect, it } from 'vitest';
import { dayOf, idOf, saleOf } from '../../whole-plan.test-support.ts';
import { holding, rulesOf, span, told } from '../crediting.test-support.ts';
import { creditingField } from '../crediting-field.ts';
import { explainCrediting } from '../explain-crediting.ts';
import type { Transaction } from '../transaction.ts';

const order = (more: Partial<Transaction> = {}, day = 10, text = '100.00'): Transaction => ({
  ...saleOf({ kind: 'order', day, amount: decimal(text), seller: 'ana' }, 'S1'),
  ...more,
});
const between = (...parts: readonly (readonly [string, string])[]) =>
  parts.map(([name, share]) => ({ payee: idOf(name), share: percentage(share) }));
const reporting = (payee: string, manager: string, ...dates: Parameters<typeof span>) => ({
  payee: idOf(payee),
  manager: idOf(manager),
  ...span(...dates),
});
const member = (payee: string, team: string, role: string | null = null) => ({
  payee: idOf(payee),
  team,
  role,
  ...span(),
});

describe('a split', () => {
  const rules = rulesOf({ type: 'split' }, { type: 'owner' });

  it('counts each share, and sums to the transaction by largest remainder', () => {
    expect(told([order({ splits: between(['ana', '0.6'], ['bo', '0.4']) })], {}, rules).credits).toEqual([
      'ana 60 of S1',
      'bo 40 of S1',
    ]);
    const thirds = between(['ana', '0.3333'], ['bo', '0.3333'], ['cleo', '0.3334']);
    expect(told([order({ splits: thirds }, 1, '0.02')], {}, rules).credits).toEqual([
      'ana 0.01 of S1',
      'bo 0 of S1',
      'cleo 0.01 of S1',
    ]);
  });

  it('leaves to the next rule a transaction that nobody splits', () => {
    expect(told([order()], {}, rules).credits).toEqual(['ana 100 of S1']);
  });

  it('leaves the share of who does not hold the plan to nobody, with its reason', () => {
    const facts = { assignments: holding('ana') };
    const { credits, uncredited } = told(
      [order({ splits: between(['ana', '0.6'], ['bo', '0.4']) })],
      facts,
      rules,
    );
    expect(credits).toEqual(['ana 60 of S1']);
    expect(uncredited).toEqual(['40 of S1: not_in_plan']);
  });

  it('credits nobody while its shares are not the whole, instead of guessing', () => {
    const { credits, uncredited } = told(
      [order({ splits: between(['ana', '0.6'], ['bo', '0.5']) })],
      {},
      rules,
    );
    expect(credits).toEqual([]);
    expect(uncredited).toEqual(['100 of S1: split_not_whole']);
  });

  it("follows the plan's own table of roles in the seller's team", () => {
    const table = rulesOf({
      type: 'split',
      args: {
        shares: [
          { role: 'seller', share: '0.7' },
          { role: 'presales', share: '0.3' },
        ],
      },
    });
    const teams = [member('ana', 'lyon'), member('bo', 'lyon', 'presales')];
    expect(told([order()], { teams }, table).credits).toEqual(['ana 70 of S1', 'bo 30 of S1']);
    expect(told([order()], { teams: [member('ana', 'lyon')] }, table).uncredited).toEqual([
      '100 of S1: role_not_one',
    ]);
  });
});

describe('a territory', () => {
  const rules = rulesOf({ type: 'territory' }, { type: 'owner' });
  const territories = [
    { payee: idOf('bo'), territory: '69', ...span(0, 31) },
    { payee: idOf('cleo'), territory: '69', ...span(31) },
  ];

  it.each([
    [30, ['bo 100 of S1']],
    [31, ['cleo 100 of S1']],
    [-1, ['ana 100 of S1']],
  ])('on day %s counts for who holds it that day', (day, credits) => {
    expect(told([order({ territory: '69' }, day)], { territories }, rules).credits).toEqual(credits);
  });
});

describe('a customer', () => {
  const rules = rulesOf({ type: 'customer_holder' }, { type: 'owner' });
  const customers = [
    { payee: idOf('bo'), customer: 'K', ...span(0, 31) },
    { payee: idOf('cleo'), customer: 'K', ...span(31) },
  ];

  it.each([
    [30, ['bo 100 of S1']],
    [31, ['cleo 100 of S1']],
    [-1, ['ana 100 of S1']],
  ])('on day %s counts for who holds it that day, else for the seller named', (day, credits) => {
    expect(told([order({ customer: 'K' }, day)], { customers }, rules).credits).toEqual(credits);
  });

  it('without a holder, or without a customer at all, leaves the sale to nobody and says why', () => {
    const alone = rulesOf({ type: 'customer_holder' });
    expect(told([order({ customer: 'K' }, 40)], {}, alone).uncredited).toEqual([
      '100 of S1: customer_vacant',
    ]);
    expect(told([order()], { customers }, alone).uncredited).toEqual(['100 of S1: field_unsaid']);
  });
});

describe('a holdover', () => {
  const rules = rulesOf({ type: 'holdover', args: { share: '0.5', months: 3 } }, { type: 'owner' });
  const handovers = [{ customer: 'K', from: idOf('bo'), to: idOf('ana'), on: dayOf(59), until: null }];

  it.each([
    ['58, before the customer is passed on', 58, ['ana 100 of S1']],
    ['59, 1 March', 59, ['bo 50 of S1', 'ana 50 of S1']],
    ['150, 31 May', 150, ['bo 50 of S1', 'ana 50 of S1']],
    ['151, 1 June', 151, ['ana 100 of S1']],
  ])('on day %s', (_, day, credits) => {
    expect(told([order({ customer: 'K' }, day)], { handovers }, rules).credits).toEqual(credits);
  });

  it('keeps a deal with its seller by its own share and day, and gives the rest to the holder of the customer', () => {
    const deals = [{ payee: idOf('bo'), deal: 'S1', share: percentage('0.8'), ...span(59, 120) }];
    const facts = { deals, handovers, customers: [{ payee: idOf('cleo'), customer: 'K', ...span(59) }] };
    const won = (day: number, more: Partial<Transaction> = {}) =>
      told([{ ...order({ customer: 'K' }, day), kind: 'won_deal', ...more }], facts, rules).credits;
    expect(won(119)).toEqual(['bo 80 of S1', 'cleo 20 of S1']);
    expect(won(120)).toEqual(['bo 50 of S1', 'ana 50 of S1']);
    expect(won(100, { code: 'S2' })).toEqual(['bo 50 of S2', 'ana 50 of S2']);
    const named = { kind: 'order', code: 'O1', attributes: { deal: 'S1' } } as const;
    expect(won(100, named)).toEqual(['bo 80 of O1', 'cleo 20 of O1']);
    const alone = { deals, handovers: [] };
    expect(told([{ ...order({ customer: 'K' }, 100), kind: 'won_deal' }], alone, rules).credits).toEqual([
      'bo 100 of S1',
    ]);
  });

  it('of two told for one day takes the one that names a new seller, whichever is told first', () => {
    const nobody = { customer: 'K', from: idOf('bo'), to: null, on: dayOf(59), until: null };
    const sold = [{ ...order({ customer: 'K' }, 60), seller: null }];
    for (const both of [
      [nobody, ...handovers],
      [...handovers, nobody],
    ])
      expect(told(sold, { handovers: both }, rules).credits).toEqual(['bo 50 of S1', 'ana 50 of S1']);
  });
});

describe('additional credits', () => {
  it('of a team go to each member on top, once, and not to the seller again', () => {
    const rules = rulesOf({ type: 'owner' }, { type: 'team' });
    const teams = [member('ana', 'lyon'), member('bo', 'lyon'), member('bo', 'lyon'), member('cleo', 'nice')];
    expect(told([order()], { teams }, rules).credits).toEqual(['ana 100 of S1', 'bo 100 of S1']);
  });

  it('of a team can be the direct ones, shared with the seller', () => {
    const rules = rulesOf({ type: 'team', kind: 'direct', args: { each: 'shared' } });
    const teams = ['ana', 'bo', 'cleo'].map((name) => member(name, 'lyon'));
    const { credits } = told([order()], { teams }, rules);
    expect(credits.map((text) => text.split(' ')[1])).toEqual(['33.34', '33.33', '33.33']);
  });

  it('of a specialist follow a field of the transaction', () => {
    const rules = rulesOf({ type: 'owner' }, { type: 'overlay', args: { by: 'segment', share: '0.25' } });
    const specialists = [{ payee: idOf('dan'), field: 'segment', value: 'health', ...span() }];
    const credits = (segment: string) =>
      told([order({ attributes: { segment } })], { specialists }, rules).credits;
    expect(credits('health')).toEqual(['ana 100 of S1', 'dan 25 of S1']);
    expect(credits('energy')).toEqual(['ana 100 of S1']);
  });
});

describe('a roll-up', () => {
  const rules = rulesOf({ type: 'split' }, { type: 'owner' }, { type: 'roll_up', args: { levels: 2 } });
  const splits = between(['ana', '0.6'], ['bo', '0.4']);
  const creditsOf = (reports: readonly ReturnType<typeof reporting>[], day = 10) =>
    told([order({ splits }, day)], { reports }, rules).credits.slice(2);

  it('gives the manager of both sellers of a split the whole, once', () => {
    expect(creditsOf([reporting('ana', 'eve'), reporting('bo', 'eve')])).toEqual(['eve 100 of S1']);
  });

  it('gives each manager the share of his or her own people, on the date of the transaction (C20)', () => {
    const reports = [reporting('ana', 'dan', -400, 5), reporting('ana', 'eve', 5), reporting('bo', 'dan')];
    expect(creditsOf(reports, 4)).toEqual(['dan 100 of S1']);
    expect(creditsOf(reports, 5)).toEqual(['eve 60 of S1', 'dan 40 of S1']);
  });

  it('climbs the levels asked for, and a circle ends it', () => {
    const line = [reporting('ana', 'cleo'), reporting('cleo', 'dan'), reporting('dan', 'eve')];
    expect(creditsOf(line)).toEqual(['cleo 60 of S1', 'dan 60 of S1']);
    expect(creditsOf([reporting('ana', 'cleo'), reporting('cleo', 'ana')])).toEqual(['cleo 60 of S1']);
  });

  it('credits nobody where two managers stand on one day', () => {
    expect(creditsOf([reporting('ana', 'cleo'), reporting('ana', 'dan')])).toEqual([]);
  });

  it('works in the plan of the managers, which no seller holds', () => {
    const facts = { assignments: holding('eve'), reports: [reporting('ana', 'eve')] };
    const { credits, uncredited } = told([order()], facts, rules);
    expect({ credits, uncredited }).toEqual({ credits: ['eve 100 of S1'], uncredited: [] });
  });
});

describe('a refund', () => {
  const rules = rulesOf({ type: 'inherited' }, { type: 'split' }, { type: 'owner' }, { type: 'roll_up' });
  const sale = order({ splits: between(['ana', '0.6'], ['bo', '0.4']) });
  const refund: Transaction = {
    ...saleOf({ kind: 'credit_note', day: 80, amount: decimal('-50'), seller: 'cleo' }, 'A1'),
    refersTo: { source: 'test', code: 'S1' },
  };
  const reports = [reporting('ana', 'dan', -400, 60), reporting('ana', 'eve', 60), reporting('bo', 'dan')];

  it('counts for those whom the sale counted for, and for their manager of that day, whoever has the customer now', () => {
    const { credits } = told([sale, refund], { reports }, rules);
    expect(credits.filter((text) => text.endsWith('A1'))).toEqual(
      ['ana -30 of A1', 'bo -20 of A1', 'dan -50 of A1'].map((text) => text.replace('-50.0000', '-50.0')),
    );
  });

  it('finds the sale of an earlier period', () => {
    const { credits } = told([refund], { originals: [sale] }, rules);
    expect(credits).toEqual(['ana -30 of A1', 'bo -20 of A1']);
  });

  it('falls to the next rule where the sale is not known', () => {
    expect(told([refund], {}, rules).credits).toEqual(['cleo -50 of A1']);
  });
});

describe('the answer to "why does this sale not count for me?"', () => {
  it('tells of each rule the condition that failed, and names nobody else', () => {
    const rules = rulesOf(
      { type: 'split', to: '2026-01-05' },
      { type: 'territory', filters: [{ field: 'product', values: ['ropes'] }] },
      { code: 'big', type: 'owner', bands: [{ field: 'amount', at_least: '1000' }] },
      { code: 'house', type: 'owner' },
      { code: 'last', type: 'owner' },
      { type: 'roll_up' },
    );
    const facts = { assignments: holding('ana', 'bo') };
    const answers = explainCrediting({ transaction: order(), payee: idOf('bo') }, facts, rules);
    expect(answers.map(({ rule, reason }) => `${rule}: ${reason?.code.split('uncredited_')[1]}`)).toEqual([
      'split: rule_dates',
      'territory: filter',
      'big: band',
      'house: other_payee',
      'last: superseded',
      'roll-up: no_manager',
    ]);
    expect(JSON.stringify(answers)).not.toContain(idOf('ana'));
    const own = explainCrediting({ transaction: order(), payee: idOf('ana') }, facts, rules);
    expect(own.find(({ rule }) => rule === 'house')).toMatchObject({ isCredited: true, reason: null });
  });
});

describe('reading rules of crediting', () => {
  it.each([
    [
      [
        { code: 'a', type: 'owner', precedence: 1 },
        { code: 'b', type: 'owner', precedence: 1 },
      ],
      'precedence_repeated',
    ],
    [
      [
        { code: 'a', type: 'owner', precedence: 1 },
        { code: 'a', type: 'owner', precedence: 2 },
      ],
      'code_repeated',
    ],
    [[{ code: 'a', type: 'roll_up', kind: 'direct', precedence: 1 }], 'rule_not_whole'],
    [[{ code: 'a', type: 'owner', group: 'mine', precedence: 1 }], 'direct_group'],
    [
      [{ code: 'a', type: 'split', precedence: 1, args: { shares: [{ role: 'seller', share: '0.9' }] } }],
      'shares_not_whole',
    ],
    [[{ code: 'a', type: 'friend', precedence: 1 }], 'not_a_choice'],
  ])('refuses %j', (rules, code) => {
    const read = creditingField.read({ rules }, '$.crediting');
    expect(read.ok ? [] : read.refusal.map((each) => each.code)).toEqual([`compensation.plan_${code}`]);
  });
});
