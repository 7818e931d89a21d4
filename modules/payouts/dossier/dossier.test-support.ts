import { parsePlan, UNSAID, type PlanFacts, type Transaction } from '@cordee/engine-compensation';
import {
  amount,
  civilCalendar,
  decimal,
  decimalText,
  entityId,
  invariant,
  periodByCode,
  plainDate,
} from '@cordee/kernel';
import type { EntityId } from '@cordee/kernel';
import { frozenInputs } from './dossier-inputs.ts';
import { writeDossier, type Dossier } from './dossier.ts';
import { earnPayee } from '../run/earn-payee.ts';
import type { PayeeInputs, PlanInputs } from '../run/gather-inputs.ts';
import { drawnStatement } from '../statement/statement.test-support.ts';
import type { StatementLine } from '../statement/read-statement.ts';

const marie = entityId('018f0000-0000-8000-8000-000000000001');
export const hugo = entityId('018f0000-0000-8000-8000-000000000002');

export const tiersPlan = {
  format: 'cordee-plan/1',
  code: 'hunters-2026',
  name: 'Conquête 2026',
  version: '3',
  semantics: 1,
  currency: 'EUR',
  calendar: 'civil',
  grain: 'quarter',
  measures: [{ code: 'orders', base: 'order_intake', aggregation: 'amount' }],
  components: [
    {
      code: 'commission',
      type: 'marginal_tiers',
      args: {
        measure: 'orders',
        thresholds: 'attainment',
        tiers: [
          { from: '0', rate: '0.02' },
          { from: '0.5', rate: '0.03' },
        ],
      },
      cap: { amount: '5000' },
    },
    {
      code: 'quarter-bonus',
      type: 'bonus_at_target',
      args: { measure: 'orders', bonus: { from: 'payee_term', code: 'target_incentive' } },
    },
  ],
};

/** The same, with a prize by place: what Marie is paid reads Hugo's sales. */
export const rankedPlan = {
  ...tiersPlan,
  components: [
    ...tiersPlan.components,
    { code: 'podium', type: 'rank', args: { measure: 'orders', amounts: ['800', '300'] } },
  ],
};

/** Marie's dossier of the first quarter: her sales, a quota of 120,000 € and a target incentive of 1,500 €. */
export function drawnDossier(document: object, sales = 6, ofHugo = 2): Dossier {
  const inputs = inputsOf(document, sales, ofHugo);
  const result = earnPayee(inputs, inputs.payees[0] ?? nobody());
  const head = drawnStatement();
  const common = { ...head.lines[0] } as StatementLine; // the head of every line is the same
  const lines = [
    ...result.lines.map(({ component, earned, payable, explanation }) => ({
      ...common,
      component,
      earned: decimalText(earned.value),
      payable,
      issue: null,
      explanation,
    })),
    ...result.issues.map(({ component, refusal, explanation }) => ({
      ...common,
      component,
      earned: '0',
      payable: { ...result.payable, minor: 0n },
      issue: refusal.code,
      explanation,
    })),
  ].map((line, ordinal) => ({ ...line, ordinal }));
  return writeDossier({
    statement: { ...head, lines, total: result.payable },
    plan: document,
    inputs: frozenInputs(inputs, marie),
    settled: [],
    chain: { change: '12', hash: 'ab'.repeat(32) },
  });
}

function inputsOf(document: object, sales: number, ofHugo: number): PlanInputs {
  const plan = parsePlan(document);
  const period = periodByCode(civilCalendar, '2026-Q1');
  invariant(plan.ok && period.ok, 'the test plan is in order');
  const own = payeeOf(marie, sales);
  const others = [own, payeeOf(hugo, ofHugo)];
  const facts: PlanFacts = {
    period: period.value,
    transactions: others.flatMap((each) => each.sales),
    assignments: others.flatMap((each) => each.assignments),
    payees: others.map(({ payee, quotas, terms }) => ({ payee, quotas, terms })),
  };
  const reads = plan.value.components.some(({ reads: reach }) => reach !== 'own');
  const whole = reads ? { periods: [{ plan: plan.value, facts }] } : null;
  return { plan: plan.value, period: period.value, payees: [own], whole };
}

function payeeOf(payee: EntityId, sales: number): PayeeInputs {
  const place = { document: 'objectifs 2026.xlsx', line: 14 };
  return {
    payee,
    assignments: [{ payee, effectiveFrom: plainDate('2026-01-01'), effectiveTo: null }],
    quotas: [
      {
        measure: 'order_intake',
        dimension: null,
        target: { kind: 'amount', amount: amount('120000', 'EUR') },
        place,
      },
    ],
    terms: [{ code: 'target_incentive', value: { kind: 'amount', amount: amount('1500', 'EUR') }, place }],
    sales: Array.from({ length: sales }, (_, index) => order(payee, index)),
  };
}

function order(seller: EntityId, index: number): Transaction {
  return {
    ...UNSAID,
    source: 'erp',
    code: `CMD-${seller.slice(-1)}${100 + index}`,
    kind: 'order',
    date: plainDate('2026-01-05').add({ days: (index * 7) % 80 }),
    amount: { ...amount('0', 'EUR'), value: decimal(`${21_250 + index * 1_333}.50`) },
    seller,
    product: index % 2 === 0 ? 'machine' : null,
    channel: null,
    origin: null,
    attributes: { $note: 'kept as it is', 'a.b': 'x' },
    place: { document: 'commandes_2026_T1.csv', line: index + 2 },
  };
}

function nobody(): never {
  throw new Error('the test plan has a payee');
}
