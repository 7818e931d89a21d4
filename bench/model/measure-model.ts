import { decimal, decimalText, invariant, times, type EntityId, type Scope } from '@cordee/kernel';
import type { Compute } from '@cordee/platform/compute';
import type { Database } from '@cordee/platform/database';
import type { Random } from '../random.ts';
import type { Check, Comparison } from '../report.ts';
import { asOfChange, canaryTenant, wholeScope } from './bench-scope.ts';
import { addCounts, answerOf, compareEngines, type Count } from './compare-engines.ts';
import { compareSpeed } from './compare-speed.ts';
import { canaryCount, exactCount, lastChange } from './load-model.ts';
import { branches, sellerId, type ModelFact, type ModelSizes } from './model-facts.ts';
import type { ModelSettings } from './model-settings.ts';
import { calculateRun, hashRun, type PayRun } from './pay-run.ts';
import {
  canaries,
  exactRows,
  exportsInEuros,
  quotasByPosition,
  salesBySellerAndQuarter,
} from './questions.ts';
import { recalculateRun } from './recalculate-run.ts';
import { writersDatabase } from './sabotage.ts';
import { writeChanges } from './write-changes.ts';

export type ModelWorld = {
  readonly database: Database;
  readonly compute: Compute;
  readonly scope: Scope;
  readonly sizes: ModelSizes;
  readonly random: Random;
  readonly settings: ModelSettings;
  readonly loaded: { readonly exact: readonly ModelFact[]; readonly rates: readonly ModelFact[] };
  readonly say: (text: string) => void;
};

export type Measured = {
  readonly checks: readonly Check[];
  readonly comparisons: readonly Comparison[];
  readonly affected: number;
};

export async function measureModel(world: ModelWorld): Promise<Measured> {
  const { database, compute, scope, settings, say } = world;
  const before = await lastChange(database, scope);
  const firstRun = await calculateRun(compute, asOfChange(scope, before));
  say(`first run: ${firstRun.size} payee-quarters`);

  const live = await readWhileWriting(world);
  say(`${settings.changes} changes by ${settings.writers} writers`);
  const copies = await countCopies(world);
  say('copies compared with PostgreSQL row by row');
  const { asOf, branch } = await readThePast(world);
  say('as-of and branch reads compared');
  const run = await compareRuns(world, firstRun, before);
  say('incremental run compared with the full one');
  const [exact, seen] = [await countInexact(world), await countCanaries(world)];
  const comparisons = await compareSpeed(world, before);
  return {
    checks: [
      { claim: 'rows that a copy misses', tried: copies.rows, violated: copies.missing },
      { claim: 'rows that a copy has and PostgreSQL has not', tried: copies.rows, violated: copies.surplus },
      { claim: 'live reads during the writes: rows equal on both engines', ...live },
      { claim: 'as-of reads: rows equal on both engines', ...asOf },
      { claim: 'branch reads: rows equal on both engines', ...branch },
      { claim: 'incremental run = full run: payee-quarters, and their hash', ...run.incremental },
      { claim: 'full run on DuckDB = on PostgreSQL: payee-quarters, and their hash', ...run.engines },
      { claim: 'amounts of 10^12 × rates of 8 decimals: exact on both engines', ...exact },
      { claim: "another organisation's canaries seen", ...seen },
    ],
    comparisons,
    affected: run.affected,
  };
}

/** The copies follow, and questions are asked of the present, for as long as the writers write. */
async function readWhileWriting({ database, compute, scope, settings, sizes }: ModelWorld): Promise<Count> {
  let isWriting = true;
  const counts: Count[] = [];
  const follow = async () => {
    while (isWriting) await compute.refresh(scope);
  };
  const read = async () => {
    do {
      for (const query of [quotasByPosition, exportsInEuros])
        counts.push(await compareEngines(compute, scope, query));
    } while (isWriting);
  };
  const write = writeChanges(writersDatabase(database, settings.sabotage), scope, settings, sizes).finally(
    () => (isWriting = false),
  );
  await Promise.all([write, follow(), read()]);
  return addCounts(counts);
}

async function countCopies({
  compute,
  scope,
}: ModelWorld): Promise<{ rows: number; missing: number; surplus: number }> {
  const verified = await compute.verify(scope);
  invariant(verified.ok, 'the copies can be verified');
  const sum = (of: 'rows' | 'missing' | 'surplus') =>
    verified.value.reduce((total, table) => total + table[of], 0);
  return { rows: sum('rows'), missing: sum('missing'), surplus: sum('surplus') };
}

async function readThePast({
  database,
  compute,
  scope,
  settings,
  random,
}: ModelWorld): Promise<{ asOf: Count; branch: Count }> {
  const numbers = await database.read(scope, async ({ sql }) =>
    (await sql.selectFrom('change').select('number').orderBy('number').execute()).map(({ number }) =>
      BigInt(number),
    ),
  );
  const anyChange = () => numbers[random.below(numbers.length)] ?? 1n;
  const [asOf, branch]: [Count[], Count[]] = [[], []];
  for (let index = 0; index < settings.reads; index += 1) {
    const query = index % 2 === 0 ? salesBySellerAndQuarter : exportsInEuros;
    asOf.push(await compareEngines(compute, asOfChange(scope, anyChange()), query));
    for (const one of branches)
      branch.push(
        await compareEngines(
          compute,
          { ...asOfChange(scope, anyChange()), branch: one.branch },
          quotasByPosition,
        ),
      );
  }
  for (const one of branches)
    branch.push(await compareEngines(compute, { ...scope, branch: one.branch }, quotasByPosition));
  return { asOf: addCounts(asOf), branch: addCounts(branch) };
}

type ComparedRuns = { readonly incremental: Count; readonly engines: Count; readonly affected: number };

async function compareRuns(world: ModelWorld, firstRun: PayRun, before: bigint): Promise<ComparedRuns> {
  const { database, compute, scope, sizes, settings } = world;
  const upTo = await lastChange(database, scope);
  const forgetsBefore = settings.sabotage === 'affected';
  const reader = { database, compute, scope };
  const { run, affected } = await recalculateRun(reader, firstRun, { after: before, upTo }, forgetsBefore);
  const full = await calculateRun(compute, asOfChange(scope, upTo));
  const onPostgres = await calculateRun(compute, asOfChange(scope, upTo), { engine: 'postgres' });
  const payees = Array.from({ length: sizes.sellers }, (_, seller) => sellerId(scope.tenant, seller));
  return {
    incremental: countUnequal(run, full, payees),
    engines: countUnequal(full, onPostgres, payees),
    affected,
  };
}

function countUnequal(a: PayRun, b: PayRun, payees: readonly EntityId[]): Count {
  const keys = [...new Set([...a.keys(), ...b.keys()])];
  const violated = keys.filter((key) => a.get(key) !== b.get(key)).length;
  const hashesDiffer = hashRun(a, payees) !== hashRun(b, payees);
  invariant(hashesDiffer === violated > 0, 'two runs have one hash exactly when their rows are equal', {
    violated,
  });
  return { tried: keys.length, violated };
}

/** Against the kernel's own arithmetic, sale by sale. */
async function countInexact({ compute, scope, loaded }: ModelWorld): Promise<Count> {
  const rateOn = (day: string) =>
    loaded.rates.findLast(({ effectiveFrom }) => effectiveFrom <= day)?.values['rate'];
  const wanted = new Map(
    loaded.exact.map(({ values }) => [
      String(values['code']),
      decimalText(
        times(decimal(String(values['amount'])), decimal(String(rateOn(String(values['occurred_on']))))),
      ),
    ]),
  );
  let violated = 0;
  for (const engine of ['duckdb', 'postgres'] as const) {
    const rows = answerOf(await compute.query(scope, exactRows, { engine })).rows;
    const right = rows.filter((row) => row['euros'] === wanted.get(row['code'] ?? '')).length;
    violated += exactCount - right;
  }
  return { tried: 2 * exactCount, violated };
}

/** The organisation must see none; that there are any to see, their own organisation shows. */
async function countCanaries({ compute, scope }: ModelWorld): Promise<Count> {
  const count = async (one: Scope, engine: 'duckdb' | 'postgres') =>
    Number(answerOf(await compute.query(one, canaries, { engine })).rows[0]?.['count']);
  invariant(
    (await count(wholeScope(canaryTenant), 'postgres')) === canaryCount,
    'the canaries sing where they live',
  );
  return {
    tried: 2 * canaryCount,
    violated: (await count(scope, 'duckdb')) + (await count(scope, 'postgres')),
  };
}
