// A company whose plan compares sellers and releases what it earns step by step: two months locked, a draw still owed.
import { invariant, type Scope } from '@cordee/kernel';
import { approveRun, calculateRun, lockRun } from '@cordee/modules/payouts';
import { publishPlan } from '@cordee/modules/plans';
import { newId } from '@cordee/platform/ids';
import type { TestApplication } from '@cordee/server/test-application';

const plan = {
  format: 'cordee-plan/1',
  code: 'released',
  name: 'Released',
  version: '1',
  semantics: 1,
  currency: 'EUR',
  calendar: 'civil',
  grain: 'month',
  measures: [
    { code: 'orders', base: 'order_intake', aggregation: 'amount' },
    { code: 'of-team', base: 'order_intake', aggregation: 'amount', scope: 'team' },
  ],
  components: [
    { code: 'commission', type: 'percentage_of_measure', args: { measure: 'orders', rate: '0.0333' } },
    { code: 'team', type: 'percentage_of_measure', args: { measure: 'of-team', rate: '0.001' } },
    { code: 'prize', type: 'rank', args: { measure: 'orders', amounts: ['300', '150'] } },
  ],
  release: {
    schedule: [
      {
        component: 'commission',
        shares: [
          { share: '0.5', on: 'period_end' },
          { share: '0.3', on: 'collection' },
          { share: '0.2', on: 'instalments', months: 3 },
        ],
      },
    ],
    limits: [{ code: 'year', cap: '5000', per: 'year', excess: 'carried' }],
    guarantees: [{ code: 'least', amount: '200', to: '2026-02-01' }],
    draws: [{ code: 'start', amount: '800', to: '2026-02-01', recovery: { amount_max: '100' } }],
    clawback: { ceiling: { share: '0.5' } },
  },
};

const files = [
  [
    'people',
    'person_code;full_name;team;role\nR1;Person R1;North;seller\nR2;Person R2;North;seller\nR3;Person R3;South;seller\n',
  ],
  [
    'transactions',
    `transaction_code;kind;date;amount;seller;related_code
RO1;order;2026-01-10;10000.55;R1;
RO2;order;2026-01-11;4000;R2;
RO3;order;2026-01-12;700;R3;
RO4;order;2026-02-10;2500.1;R1;
RO5;order;2026-02-11;9000;R3;
RP1;payment;2026-02-12;5000;R1;RO1
RO6;order;2026-02-12;1000;R2;
RC2;cancellation;2026-02-13;4000;R2;RO2
`,
  ],
] as const;

const calm = { progress: () => undefined, check: () => undefined };

export async function openReleaseCompany(app: TestApplication): Promise<Scope> {
  const { application } = app;
  const organisation = await app.openOrganisation('Released');
  const [{ scope }, finance] = [
    await organisation.addMember('revops'),
    await organisation.addMember('finance'),
  ];
  for (const [kind, text] of files) {
    const brought = await organisation.bring(scope, { kind, text });
    invariant(brought.ok && brought.value.counts.added > 0, `the ${kind} of the company are loaded`);
  }
  const published = await publishPlan(application.plans, scope, {
    document: plan,
    effectiveFrom: '2026-01-01',
  });
  invariant(published.ok, 'the plan of the company is in order', published.ok ? {} : { ...published });
  const people = await application.people.people(scope, {});
  const held = people.map(({ personId }) => ({
    payeeId: personId,
    planCode: plan.code,
    from: '2026-01-01',
    to: null,
  }));
  await application.plans.assign(scope, held);
  for (const period of ['2026-01', '2026-02']) {
    const runId = newId();
    const calculated = await calculateRun(
      application.runs,
      scope,
      { runId, planCode: plan.code, period },
      calm,
    );
    invariant(calculated.ok, 'a run of the company is calculated');
    const approved = await approveRun(application.runs, finance.scope, runId);
    const locked = approved.ok ? await lockRun(application.runs, finance.scope, runId) : approved;
    invariant(locked.ok, 'a run of the company is locked', locked.ok ? {} : { ...locked });
  }
  return scope;
}
