import { loadavg } from 'node:os';
import { invariant, type Scope } from '@cordee/kernel';
import type { Compute } from '@cordee/platform/compute';
import type { Database } from '@cordee/platform/database';
import type { Check, Figure } from '../report.ts';
import { goesOf, type CompensationSettings } from './compensation-settings.ts';
import { creditsPerTransaction, fillCompany, isFilled } from './fill-company.ts';
import { measureClosing } from './measure-closing.ts';
import { openPay, type Company, type PaidCompany } from './pay-company.ts';
import { measureDemoYear } from './measure-demo-year.ts';
import { measureOne } from './measure-one.ts';
import { watchMemory } from '../peak-memory.ts';
import { compareSpreadsheets } from './spreadsheets/compare-spreadsheets.ts';
import { measureWhatIf } from './measure-what-if.ts';
import { medianGo, timedMs } from './median.ts';
import { countUnequalPay, duckdbPeers, postgresPeer, productPay, type DuckdbPeers } from './sql-peers.ts';

export type BenchWorld = {
  readonly database: Database;
  readonly compute: Compute;
  readonly scope: Scope;
  /** A second organisation, small enough for spreadsheets. */
  readonly small: Scope;
  readonly dataFolder: string;
  /** What autovacuum would have done by the next day. */
  readonly analyse: () => Promise<void>;
  readonly settings: CompensationSettings;
  readonly say: (text: string) => void;
};

export type Measured = { readonly checks: readonly Check[]; readonly figures: readonly Figure[] };

const nothing: Measured = { checks: [], figures: [] };

export async function measureCompensation(world: BenchWorld): Promise<Measured> {
  const { database, compute, scope, settings, say, dataFolder } = world;
  const { payees, credits, seed, window } = settings;
  const company: Company = { database, compute, scope };
  const size = { payees, transactions: Math.round(credits / creditsPerTransaction), seed, window };
  if (await isFilled(database, scope, size)) await compute.forget(scope);
  else {
    await fillCompany(database, scope, size);
    await world.analyse();
  }
  say('facts in PostgreSQL');
  const { paid, copyMs, peak, processorMs, load } = await payMeasured(world, company);
  const counted = await countCredits(company, paid.runId);
  const product = await productPay(company, paid.runId);
  const duckdb = await duckdbPeers(company, dataFolder, settings);
  say(
    `DuckDB by hand in ${(duckdb.pay.ms / 1000).toFixed(1)} s, with detail in ${(duckdb.withDetail.ms / 1000).toFixed(1)} s`,
  );
  const postgres = await postgresPeer(company, payees);
  say(`PostgreSQL by hand in ${(postgres.ms / 1000).toFixed(1)} s`);
  const one = await measureOne(company, paid.runId);
  const tried = await measureWhatIf(scope.tenant, seed);
  say('statement, estimator and what-if');
  const year = settings.demo === 'yes' ? await measureDemoYear() : nothing;
  const spreadsheets = await compareSpreadsheets(world);
  const closed =
    settings.closing === 'yes' ? await measureClosing({ ...world, company, size }, paid.runId) : nothing;
  return {
    checks: [
      {
        claim: 'pay equals the hand-written DuckDB SQL, payee by payee, to the cent',
        ...countUnequalPay(product, duckdb.pay.pay),
      },
      {
        claim: 'pay equals the hand-written DuckDB SQL that keeps files, payee by payee, to the cent',
        ...countUnequalPay(product, duckdb.withDetail.pay),
      },
      {
        claim: 'pay equals the hand-written PostgreSQL SQL, payee by payee, to the cent',
        ...countUnequalPay(product, postgres.pay),
      },
      { claim: 'payees paid without an issue', tried: paid.payees, violated: paid.issues },
      ...tried.checks,
      ...year.checks,
      ...spreadsheets.checks,
      ...closed.checks,
    ],
    figures: [
      { what: 'credits counted by some measure', value: counted, unit: 'rows', goal: null },
      ...runFigures(paid, copyMs, settings),
      {
        what: '· processor time of Node and DuckDB in it',
        value: processorMs / 1000,
        unit: 's',
        goal: null,
      },
      { what: 'processes that wanted a core meanwhile', value: load, unit: 'processes', goal: null },
      { what: 'peak memory, all processes', value: peak, unit: 'MiB', goal: 4096 },
      ...ratioFigures(paid, duckdb),
      { what: 'hand-written PostgreSQL SQL, pay alone', value: postgres.ms / 1000, unit: 's', goal: null },
      ...one,
      ...tried.figures,
      ...year.figures,
      ...spreadsheets.figures,
      ...closed.figures,
    ],
  };
}

type MeasuredRun = {
  readonly paid: PaidCompany;
  readonly copyMs: number;
  readonly peak: number;
  readonly processorMs: number;
  readonly load: number;
};

/**
 * The copy and two runs, the first of which loads the program into its threads, under the eye on memory, which takes time
 * itself; then the runs that are timed, as the peers are: the median one tells.
 */
async function payMeasured(
  { compute, scope, settings, say }: BenchWorld,
  company: Company,
): Promise<MeasuredRun> {
  const memory = watchMemory();
  const copyMs = await timedMs(async () => {
    const fresh = await compute.refresh(scope);
    invariant(fresh.ok, 'the copies can be made');
  });
  say(`copied in ${(copyMs / 1000).toFixed(1)} s`);
  const pay = openPay(company, settings.sabotage);
  for (let go = 0; go < 2; go += 1) await pay();
  memory.stop();
  const { paid, processorMs } = await medianGo(
    goesOf(settings),
    async () => {
      const before = process.cpuUsage();
      const run = await pay();
      const { user, system } = process.cpuUsage(before);
      return { paid: run, processorMs: (user + system) / 1000 };
    },
    (go) => go.paid.totalMs,
  );
  say(`paid in ${(paid.totalMs / 1000).toFixed(1)} s`);
  return {
    paid,
    copyMs,
    peak: memory.peakMiB(),
    processorMs,
    load: loadavg()[0] ?? 0,
  };
}

/**
 * Like with like: credits in files, and each measure with its amount and its number of rows. The product seals the files,
 * watches for faults and pays with issues told in that time too. Beside it the other one: a whole run, and a statement that
 * keeps nothing.
 */
function ratioFigures(paid: PaidCompany, { pay, withDetail }: DuckdbPeers): readonly Figure[] {
  const measured = (paid.stages['credits to files'] ?? 0) + (paid.stages['slices paid'] ?? 0);
  return [
    {
      what: 'hand-written DuckDB SQL: credits and measures in files, then pay',
      value: withDetail.ms / 1000,
      unit: 's',
      goal: null,
    },
    {
      what: '· the product, the same measures in files and pay ÷ that',
      value: measured / withDetail.ms,
      unit: '×',
      goal: 2,
    },
    { what: 'hand-written DuckDB SQL: pay alone, nothing kept', value: pay.ms / 1000, unit: 's', goal: null },
    { what: '· the whole run ÷ that', value: paid.totalMs / pay.ms, unit: '×', goal: null },
  ];
}

function runFigures(paid: PaidCompany, copyMs: number, settings: CompensationSettings): readonly Figure[] {
  const goals = goalsOf(settings.credits);
  const goes = goesOf(settings);
  const among = goes > 1 ? `, median of ${goes}` : '';
  return [
    { what: 'copying the facts to columns, once', value: copyMs / 1000, unit: 's', goal: null },
    { what: `the run, copy there${among}`, value: paid.totalMs / 1000, unit: 's', goal: goals.there },
    { what: 'the run, no copy', value: (paid.totalMs + copyMs) / 1000, unit: 's', goal: goals.none },
    ...Object.entries(paid.stages).map(([stage, ms]): Figure => ({
      what: `· ${stage}`,
      value: ms / 1000,
      unit: 's',
      goal: null,
    })),
  ];
}

function goalsOf(credits: number): { readonly there: number | null; readonly none: number | null } {
  if (credits === 1_000_000) return { there: 2.5, none: null };
  return credits === 25_000_000 ? { there: 60, none: 150 } : { there: null, none: null };
}

async function countCredits({ database, scope }: Company, runId: string): Promise<number> {
  const { rows } = await database.read(scope, ({ client }) =>
    client.query<{ count: string }>(
      'select sum(credit_count) as count from payout_artefact where run_id = $1',
      [runId],
    ),
  );
  return Number(rows[0]?.count ?? 0);
}
