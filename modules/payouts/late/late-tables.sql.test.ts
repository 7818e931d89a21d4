// A new kind of fact cannot be forgotten: whatever a run in memory reads must be known to the search for late facts.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { publishPlan } from '@cordee/modules/plans';
import { newId } from '@cordee/platform/ids';
import { calculateRun } from '../run/calculate-run.ts';
import { lateTables } from './late-facts.sql.ts';
import { invoicePlan, openPayCompany, paid, type PayCompany } from '../pay-run.sql.test-support.ts';

const calm = { progress: () => undefined, check: () => undefined };
/** Reads all that a plan can read: shares, managers, territories, teams, presence, figures, rates, other currencies. */
const wide = {
  ...invoicePlan('1', '0.03'),
  code: 'wide',
  conversion: {},
  crediting: {
    rules: [
      { code: 'split', type: 'split', precedence: 1 },
      { code: 'owner', type: 'owner', precedence: 2 },
      { code: 'up', type: 'roll_up', precedence: 3, args: { levels: 1, shares: ['0.5'] } },
    ],
  },
  measures: [
    { code: 'invoiced', base: 'invoicing', aggregation: 'amount', window: 'year_to_date' },
    { code: 'of-team', base: 'invoicing', aggregation: 'amount', scope: 'team' },
  ],
};

let company: PayCompany;
beforeAll(async () => {
  company = await openPayCompany();
  const { plans } = company.app.application;
  paid(await publishPlan(plans, company.revops.scope, { document: wide, effectiveFrom: '2026-01-01' }));
  const payeeId = company.payees['S3'];
  if (payeeId === undefined) throw new Error('S3 was imported');
  await plans.assign(company.revops.scope, [{ payeeId, planCode: 'wide', from: '2026-01-01', to: null }]);
  await company.invoices('F1;invoice;2026-01-10;1000;S1', 'F2;invoice;2026-01-11;2000;S3');
});
afterAll(() => company.app.stop());

async function factTables(): Promise<readonly string[]> {
  const { rows } = await company.app.owner.query<{ name: string }>(
    `select table_name as name from information_schema.columns where table_schema = 'public'
     and column_name in ('entity_id', 'effective_from', 'retracted') group by table_name having count(*) = 3 order by 1`,
  );
  return rows.map(({ name }) => name);
}

/** Whether a run in memory of one of the plans fails without the table. */
async function isRead(table: string): Promise<boolean> {
  const { app, revops } = company;
  const { many: _many, ...runs } = app.application.runs;
  await runs.settings.write(revops.scope, 'closing', {
    items: [{ code: 'check', label: newId(), daysAfterPeriod: 1 }],
  });
  await app.owner.query(`revoke select on "${table}" from cordee_app`);
  try {
    for (const planCode of ['invoiced', 'wide'])
      await calculateRun(runs, revops.scope, { runId: newId(), planCode, period: '2026-01' }, calm);
    return false;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === '42501') return true;
    throw error;
  } finally {
    await app.owner.query(`grant select on "${table}" to cordee_app`);
  }
}

it('knows how to look for what came late in every table of facts that a run reads', async () => {
  const tables = await factTables();
  const read: string[] = [];
  for (const table of tables) if (await isRead(table)) read.push(table);
  expect(read.toSorted()).toEqual(Object.keys(lateTables).toSorted());
});
