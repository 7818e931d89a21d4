import { parsePlan, partsOf, UNSAID, type Transaction } from '@cordee/engine-compensation';
import {
  amount,
  civilCalendar,
  currency,
  decimal,
  decimalText,
  entityId,
  invariant,
  percentage,
  periodByCode,
  plainDate,
} from '@cordee/kernel';
import { earnPayee } from '../run/earn-payee.ts';
import type { PayeeInputs } from '../run/gather-inputs.ts';
import type { Statement } from './read-statement.ts';

const payee = entityId('018f0000-0000-8000-8000-000000000001');

const document = {
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
    },
    {
      code: 'quarter-bonus',
      type: 'bonus_at_target',
      args: { measure: 'orders', bonus: { from: 'payee_term', code: 'target_incentive' } },
    },
  ],
};

export type Drawn = {
  readonly payee?: string;
  readonly sales?: number;
  readonly state?: Statement['run']['state'];
  readonly hasQuota?: boolean;
};

/** A statement of the first quarter, calculated by the engine from as many orders as asked for. */
export function drawnStatement({
  payee: name = 'Marie Besson',
  sales = 3,
  state = 'preview',
  hasQuota = true,
}: Drawn = {}): Statement {
  const plan = parsePlan(document);
  const period = periodByCode(civilCalendar, '2026-Q1');
  invariant(plan.ok && period.ok, 'the test plan is in order');
  const place = { document: 'objectifs 2026.xlsx', line: 14 };
  const inputs: PayeeInputs = {
    payee,
    assignments: [{ payee, effectiveFrom: plainDate('2026-01-01'), effectiveTo: null }],
    quotas: hasQuota
      ? [
          {
            measure: 'order_intake',
            dimension: null,
            target: { kind: 'amount', amount: amount('120000', 'EUR') },
            place,
          },
        ]
      : [],
    terms: [
      { code: 'commission_rate', value: { kind: 'percentage', ratio: percentage('0.03') }, place },
      { code: 'target_incentive', value: { kind: 'amount', amount: amount('1500', 'EUR') }, place },
    ],
    sales: Array.from({ length: sales }, (_, index) => order(index)),
  };
  const result = earnPayee({ plan: plan.value, period: period.value }, inputs);
  const { payable: total } = result;
  const lines: Statement['lines'] = [
    ...result.lines.map((line) => ({
      component: line.component,
      earned: decimalText(line.earned.value),
      payable: line.payable,
      issue: null,
      explanation: line.explanation,
    })),
    ...result.issues.map((issue) => ({
      component: issue.component,
      earned: '0',
      payable: { minor: 0n, currency: currency('EUR') },
      issue: issue.refusal.code,
      explanation: issue.explanation,
    })),
  ].map((line, ordinal) => ({
    payeeId: payee,
    payee: name,
    payeeCode: 'C-0042',
    team: 'Lyon conquête',
    kind: 'component' as const,
    origin: { planCode: 'hunters-2026', periodCode: '2026-Q1' },
    adjustmentId: null,
    held: null,
    causes: [],
    measured: null,
    quota: null,
    attainment: null,
    ordinal,
    ...line,
  }));
  const run: Statement['run'] = {
    id: '019b76da-a800-7000-8000-00000000abcd',
    kind: 'regular',
    onlyPayees: null,
    planCode: 'hunters-2026',
    planVersion: '3',
    semantics: 1,
    branch: 0,
    period: period.value,
    knownChange: 12n,
    total,
    payeeCount: 1,
    issueCount: result.issues.length,
    rowStreamHash: '9f2c'.repeat(16),
    artefactHash: '9f2c'.repeat(16),
    inMemory: null,
    calculatedBy: payee,
    calculatedAt: '2026-04-02T09:30:00Z',
    state,
    events: [],
  };
  return {
    run,
    planName: document.name,
    parts: partsOf(plan.value),
    payeeId: payee,
    payee: name,
    payeeCode: 'C-0042',
    team: 'Lyon conquête',
    lines,
    measures: plan.value.measures,
    attainments: result.attainments,
    credits: inputs.sales,
    total,
    release: null,
  };
}

function order(index: number): Transaction {
  const date = plainDate('2026-01-05').add({ days: (index * 7) % 80 });
  return {
    ...UNSAID,
    source: 'erp',
    code: `CMD-${2600 + index}`,
    kind: 'order',
    date,
    amount: {
      value: decimal(`${41_250 + index * 1_333}.${index % 2 === 0 ? '50' : '00'}`),
      currency: currency('EUR'),
    },
    seller: payee,
    product: null,
    channel: null,
    origin: null,
    place: { document: 'commandes_2026_T1.csv', line: index + 2 },
  };
}
