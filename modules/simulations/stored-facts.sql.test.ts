// Trying a plan on stored sales reads what a stored run reads: margins, territories, hand-overs, managers, the year to date.
import { parsePlan, replayMeasured } from '@cordee/engine-compensation';
import { moneyText, type EntityId } from '@cordee/kernel';
import { calculateRun } from '@cordee/modules/payouts';
import { newId } from '@cordee/platform/ids';
import { openTestApplication, type TestApplication, type TestMember } from '@cordee/server/test-application';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openEstimateDesk } from './estimate.ts';
import { gatherPlan } from './plan-facts.ts';
import { openTrialDesk } from './trial.ts';

const planOf = (code: string, crediting: object, more: object = {}) => ({
  format: 'cordee-plan/1',
  code,
  name: code,
  version: '1',
  semantics: 1,
  currency: 'EUR',
  calendar: 'civil',
  grain: 'month',
  crediting,
  measures: [
    { code: 'margin', base: 'invoicing', aggregation: 'margin', ...more },
    { code: 'units', base: 'invoicing', aggregation: 'quantity' },
  ],
  components: [
    {
      code: 'margin',
      type: 'percentage_of_measure',
      args: { measure: 'margin', rate: '0.1' },
      ...truedUp(more),
    },
    { code: 'units', type: 'per_unit', args: { measure: 'units', amount: '2' } },
  ],
});
const truedUp = (more: object) => ('window' in more ? { true_up: true } : {});
const own = planOf('own', {
  rules: [
    { code: 'owner', type: 'owner', precedence: 1 },
    { code: 'managers', type: 'roll_up', precedence: 2 },
  ],
});
const whole = planOf(
  'whole',
  {
    rules: [
      { code: 'kept', type: 'holdover', precedence: 1, args: { share: '0.5', months: 3 } },
      { code: 'sector', type: 'territory', precedence: 2 },
      { code: 'owner', type: 'owner', precedence: 3 },
      { code: 'expert', type: 'overlay', precedence: 4, args: { by: 'segment', share: '0.2' } },
    ],
  },
  { window: 'year_to_date' },
);

const FILES = [
  [
    'people',
    'code;name;team;role;manager\nM1;Maud One;North;manager;\nS1;Sam One;North;seller;M1\nS2;Sue Two;North;seller;M1\n',
  ],
  ['accounts', 'account_code;name\nC1;Ateliers du Drac\n'],
  [
    'coverage',
    'seller;covers;covered;covered_from;covered_until\nS1;customer;C1;2026-01-01;2026-01-31\nS2;customer;C1;2026-02-01;\nS1;territory;38;2026-01-01;\nS2;segment;key;2026-01-01;\n',
  ],
  [
    'transactions',
    `transaction_code;kind;date;amount;seller;account;quantity;margin;territory;segment
F1;invoice;2026-01-10;1000;S1;C1;2;300;;
F2;invoice;2026-02-11;600;S2;C1;1;150;;key
F3;invoice;2026-02-12;400;;;3;90;38;key
F4;invoice;2026-03-12;500;S1;;1;-40;;
A1;credit_note;2026-03-20;100;S1;;1;30;;
`,
  ],
] as const;
const months = ['2026-01', '2026-02', '2026-03'];

let app: TestApplication;
let revops: TestMember;
let ids: ReadonlyMap<string, EntityId>;
beforeAll(async () => {
  app = await openTestApplication();
});
afterAll(() => app.stop());

async function openCompany(document: ReturnType<typeof planOf>): Promise<void> {
  const organisation = await app.openOrganisation(`House ${document.code}`);
  revops = await organisation.addMember('revops');
  for (const [kind, text] of FILES) expectOk(await organisation.bring(revops.scope, { kind, text }));
  const { plans, people } = app.application;
  const body = { document, effectiveFrom: '2026-01-01' };
  const published = await app.call({ method: 'POST', path: '/plans', token: revops.token, body });
  expect(published.ok).toBe(true);
  const found = await people.people(revops.scope, {});
  ids = new Map(found.map(({ code, personId }) => [code, personId]));
  const holdings = found.map(({ personId }) => ({
    payeeId: personId,
    planCode: document.code,
    from: '2026-01-01',
    to: null,
  }));
  await plans.assign(revops.scope, holdings);
}

describe.each([own, whole])('a plan that credits by $code rules', (document) => {
  let runs: readonly string[];
  beforeAll(async () => {
    await openCompany(document);
    runs = await Promise.all(months.map((month) => linesOf(document.code, month)));
  }, 120_000);

  it('replays the months as they would be paid, each sale once', async () => {
    const { simulations } = app.application;
    const plan = expectOk(parsePlan(document));
    const asked = { planCode: document.code, plan, document, period: '2026' };
    const over = expectOk(await gatherPlan(simulations, revops.scope, asked, new Map()));
    const { payees } = replayMeasured(over.plan, over.measured, new Map());
    const total = payees.reduce((sum, { paid: each }) => sum + each.minor, 0n);
    expect(total).toBe(sumOf(runs.join('\n')));
  });

  it('estimates a month from what it would be paid', async () => {
    const { simulations } = app.application;
    const desk = openEstimateDesk({ ...simulations, payeeOf: async () => null });
    for (const [code, payee] of ids)
      for (const [index, period] of months.entries()) {
        const request = { payee, period, changes: [], goal: null };
        const { estimate } = expectOk(await desk.estimate(revops.scope, request));
        expect(estimate.now.payable.minor).toBe(sumOf(linesOfPayee(runs[index] ?? '', code)));
      }
  });

  it('tells and moves the sales that count for the payee, and no others', async () => {
    const { simulations } = app.application;
    const desk = openEstimateDesk({ ...simulations, payeeOf: async () => null });
    const request = { payee: ids.get('S2') ?? null, period: '2026-03', goal: null };
    const { own: opened } = expectOk(await desk.estimate(revops.scope, { ...request, changes: [] }));
    expect(opened.sales.map(({ code }) => code)).not.toContain('F4');
    const changes = [{ change: 'remove', code: 'F4' }] as const;
    expect(await desk.estimate(revops.scope, { ...request, changes })).toMatchObject({
      ok: false,
      refusal: { code: 'simulations.sale_not_found', args: { code: 'F4' } },
    });
  });

  it('tries the plan on a seller as it would be paid', async () => {
    const { simulations } = app.application;
    const desk = openTrialDesk({ ...simulations, payeeOf: async () => null });
    const payee = ids.get('S1');
    if (payee === undefined) throw new Error('S1 was imported');
    const told = expectOk(await desk.tryPlan(revops.scope, { document, payee, period: '2026-01' }));
    if (told.kind !== 'calculated') throw new Error('the plan is one');
    const paid = sumOf(linesOfPayee(runs[0] ?? '', 'S1'));
    expect(told.trial.held?.result.payable.minor).toBe(paid);
    expect(told.trial.tried.payable.minor).toBe(paid);
  });
});

const calm = { progress: () => undefined, check: () => undefined };

async function linesOf(planCode: string, period: string): Promise<string> {
  const { runs } = app.application;
  const runId = newId();
  expectOk(await calculateRun(runs, revops.scope, { runId, planCode, period }, calm));
  const lines = await runs.store.lines(revops.scope, runId);
  return lines
    .map(({ payeeCode, payable, issue }) => `${payeeCode} ${issue ?? moneyText(payable)}`)
    .join('\n');
}

const linesOfPayee = (lines: string, code: string) =>
  lines
    .split('\n')
    .filter((line) => line.startsWith(`${code} `))
    .join('\n');

/** In cents; a line with an issue is no number, and fails. */
function sumOf(lines: string): bigint {
  return lines
    .split('\n')
    .filter((line) => line !== '')
    .reduce((sum, line) => sum + BigInt((line.split(' ')[1] ?? '').replace('.', '')), 0n);
}

function expectOk<T>(
  result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: unknown },
): T {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value;
}
