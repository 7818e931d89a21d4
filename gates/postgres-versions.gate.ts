// The same facts come to the same run on the oldest PostgreSQL that the product accepts and on the one that it brings.
import { invariant, type Scope } from '@cordee/kernel';
import type { Config } from '@cordee/platform/config';
import { openTestApplication, type TestApplication } from '@cordee/server/test-application';
import type { Gate, Random } from './gate.ts';
import { onOldestPostgres } from './oldest-postgres.ts';
import { openReleaseCompany } from './release-company.ts';
import { openPreviewRun, openSmallCompany } from './small-company.ts';

const claim = 'C6 every run has the same hash on PostgreSQL 15 and on 18';
const periods = ['2026-Q2', '2026-Q3', '2026-Q4'];

export const gate: Gate = {
  name: 'postgres-versions',
  isDeepOnly: true,
  sabotages: { 'a sale of one server is a cent more': claim },
  run: async (trial) => {
    const sales = randomSales(trial.random);
    const known = await hashesOn(null, sales);
    const told = trial.sabotage === null ? sales : sales.replace('.25;', '.26;');
    const oldest = await onOldestPostgres((external) => hashesOn(external, told));
    for (const [run, hash] of known)
      trial.check(claim, oldest.get(run) === hash, () => `${run}: ${oldest.get(run)} on 15, ${hash} on 18`);
  },
};

/** Texts whose order depends on who orders them, amounts of every size, each quarter. */
function randomSales(random: Random): string {
  const rows = Array.from({ length: 600 }, (_, index) => {
    const month = String(4 + random.below(9)).padStart(2, '0');
    const code = `${random.pick(['é', 'E', 'e', 'Z', 'ß', '-', 'ł', '10', '9'])}${index}`;
    const amount = `${random.below(10 ** random.below(9))}.${random.pick(['25', '5', '005', '99'])}`;
    return [
      code,
      `2026-${month}-${10 + random.below(18)}`,
      amount,
      `S${1 + random.below(3)}versions`,
      'A1versions',
      'rope',
    ];
  });
  const first = ['first', '2026-05-11', '1000.25', 'S1versions', 'A1versions', 'rope'];
  return `transaction_code;date;amount;seller;account;product\n${[first, ...rows].map((row) => row.join(';')).join('\n')}\n`;
}

async function hashesOn(
  external: Config['externalDatabase'],
  sales: string,
): Promise<ReadonlyMap<string, string>> {
  const app = await openTestApplication(external);
  try {
    const company = await openSmallCompany(app, 'versions');
    const { scope } = company.users.revops;
    const brought = await company.organisation.bring(scope, { kind: 'transactions', text: sales });
    invariant(brought.ok, 'the random sales are in order');
    for (const period of periods) await openPreviewRun(app, company, scope, period);
    return new Map([
      ...(await hashesOf(app, scope)),
      ...(await hashesOf(app, await openReleaseCompany(app))),
    ]);
  } finally {
    await app.stop();
  }
}

/** Of each run, in the order they were calculated: no id takes part. */
async function hashesOf({ application }: TestApplication, scope: Scope) {
  const runs = (await application.runs.store.runs(scope)).toReversed();
  return runs.map(
    (run, place) =>
      [`${run.planCode} ${run.period.code} ${place}`, `${run.rowStreamHash} ${run.artefactHash}`] as const,
  );
}
