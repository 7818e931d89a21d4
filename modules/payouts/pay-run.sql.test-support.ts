// A company of three sellers paid 3 % of what is invoiced, month by month, on a real database.
import type { EntityId, Result } from '@cordee/kernel';
import { publishPlan } from '@cordee/modules/plans';
import { newId } from '@cordee/platform/ids';
import {
  openTestApplication,
  type TestApplication,
  type TestMember,
  type TestOrganisation,
} from '@cordee/server/test-application';
import { calculateRun, type RunRequest } from './run/calculate-run.ts';
import { reviewSetting } from './setting/pay-settings.ts';
import { lockRun } from './settle/lock-run.ts';
import { approveRun } from './settle/settle-run.ts';

type FileKind = Parameters<TestOrganisation['bring']>[1]['kind'];

export type PayCompany = {
  readonly app: TestApplication;
  readonly organisation: TestOrganisation;
  readonly revops: TestMember;
  readonly finance: TestMember;
  readonly executive: TestMember;
  readonly payees: Readonly<Record<string, EntityId>>;
  bring(kind: FileKind, text: string): Promise<void>;
  invoices(...rows: readonly string[]): Promise<void>;
  calculate(period: string, more?: Partial<RunRequest>): Promise<string>;
  settle(runId: string): Promise<void>;
  /** Per payee code, what a run pays by hand-checkable text: `component period amount`. */
  linesOf(runId: string): Promise<Readonly<Record<string, readonly string[]>>>;
};

const calm = { progress: () => undefined, check: () => undefined };

export function paid<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.refusal.code} ${JSON.stringify(result.refusal.args)}`);
  return result.value;
}

export const invoicePlan = (version: string, rate: string) => ({
  format: 'cordee-plan/1',
  code: 'invoiced',
  name: 'Invoiced',
  version,
  semantics: 1,
  currency: 'EUR',
  calendar: 'civil',
  grain: 'month',
  measures: [{ code: 'invoiced', base: 'invoicing', aggregation: 'amount' }],
  components: [{ code: 'commission', type: 'percentage_of_measure', args: { measure: 'invoiced', rate } }],
});

/** With three sellers every quiet month looks like a missing file: most tests do without that stop. */
export async function openPayCompany({
  isStopped = false,
  plan = invoicePlan('1', '0.03'),
}: { readonly isStopped?: boolean; readonly plan?: object } = {}): Promise<PayCompany> {
  const app = await openTestApplication();
  const { application } = app;
  const organisation = await app.openOrganisation('Alpes');
  const [revops, finance, executive] = [
    await organisation.addMember('revops'),
    await organisation.addMember('finance'),
    await organisation.addMember('executive'),
  ];
  const { scope } = revops;
  const bring = async (kind: FileKind, text: string) =>
    void paid(await organisation.bring(scope, { kind, text }));
  await bring(
    'people',
    `person_code;full_name;payroll_number;legal_entity;team;role\n${['S1', 'S2', 'S3']
      .map(
        (code, index) =>
          `${code};Seller ${code};00${index + 1};${index < 2 ? 'Alpes SAS' : 'Jura SARL'};Nord;seller`,
      )
      .join('\n')}\n`,
  );
  paid(await publishPlan(application.plans, scope, { document: plan, effectiveFrom: '2026-01-01' }));
  const people = await application.people.people(scope, {});
  await application.plans.assign(
    scope,
    people.map(({ personId }) => ({ payeeId: personId, planCode: 'invoiced', from: '2026-01-01', to: null })),
  );
  const { runs } = application;
  if (!isStopped)
    await runs.settings.write(scope, 'review', { ...reviewSetting.fallback, missingShareMax: '2' });
  return {
    app,
    organisation,
    revops,
    finance,
    executive,
    payees: Object.fromEntries(people.map((each) => [each.code, each.personId])),
    bring,
    invoices: (...rows) =>
      bring('transactions', `transaction_code;kind;date;amount;seller\n${rows.join('\n')}\n`),
    calculate: async (period, more = {}) => {
      const runId = newId();
      paid(await calculateRun(runs, scope, { runId, planCode: 'invoiced', period, ...more }, calm));
      return runId;
    },
    settle: async (runId) => {
      paid(await approveRun(runs, finance.scope, runId));
      paid(await lockRun(runs, finance.scope, runId));
    },
    linesOf: async (runId) => textOf(await runs.store.lines(scope, runId)),
  };
}

type Lines = Awaited<ReturnType<PayCompany['app']['application']['runs']['store']['lines']>>;

function textOf(lines: Lines): Readonly<Record<string, readonly string[]>> {
  const byPayee = Map.groupBy(lines, ({ payeeCode }) => payeeCode);
  return Object.fromEntries(
    [...byPayee].map(([code, own]) => [
      code,
      own.map(({ component, origin, payable }) => `${component} ${origin.periodCode} ${payable.minor}`),
    ]),
  );
}
