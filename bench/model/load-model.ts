import type { Scope } from '@cordee/kernel';
import { quota } from '@cordee/modules/quotas';
import { currencyRate, transaction } from '@cordee/modules/transactions';
import { postFacts, type Database, type FactTable } from '@cordee/platform/database';
import type { Random } from '../random.ts';
import { wholeScope, canaryTenant } from './bench-scope.ts';
import {
  branches,
  exactFact,
  quarters,
  quotaFact,
  rateFacts,
  saleFact,
  type ModelFact,
  type ModelSizes,
} from './model-facts.ts';

export const exactCount = 500;
export const canaryCount = 2_000;
export const canaryChannel = 'canary';

const factsPerChange = 100_000;

/** The organisation, then the canaries of another one: the same sellers, products and days, in a channel of their own. */
export async function loadModel(
  database: Database,
  scope: Scope,
  sizes: ModelSizes,
  random: Random,
): Promise<{ readonly exact: readonly ModelFact[]; readonly rates: readonly ModelFact[] }> {
  const rates = rateFacts(scope.tenant, random);
  const exact = Array.from({ length: exactCount }, (_, index) => exactFact(scope.tenant, index, random));
  await post(database, scope, currencyRate, rates);
  await post(database, scope, transaction, exact);
  for (let start = 0; start < sizes.sales; start += factsPerChange) {
    const count = Math.min(factsPerChange, sizes.sales - start);
    await post(
      database,
      scope,
      transaction,
      generated(count, (index) => saleFact(scope.tenant, start + index, sizes, random)),
    );
  }
  const cells = sizes.sellers * quarters.length;
  await post(
    database,
    scope,
    quota,
    generated(cells, (index) => quotaFact(scope.tenant, Math.floor(index / quarters.length), index, random)),
  );
  const canaries = Array.from({ length: canaryCount }, (_, index) => {
    const fact = saleFact(scope.tenant, sizes.sales + index, sizes, random);
    return { ...fact, values: { ...fact.values, channel: canaryChannel } };
  });
  await post(database, wholeScope(canaryTenant), transaction, canaries);
  return { exact, rates };
}

/** Cuts the three branches and gives each some quotas of its own. */
export async function cutBranches(
  database: Database,
  scope: Scope,
  sizes: ModelSizes,
  random: Random,
): Promise<void> {
  for (const { branch, parent } of branches) {
    const base = await lastChange(database, scope);
    await database.write(scope, { code: 'bench.branch_cut' }, async (tx) => {
      tx.append('branch', [{ branch, parent, name: `Branch ${branch}`, base_change: base }]);
    });
    const own = Array.from({ length: sizes.sellers }, (_, seller) =>
      quotaFact(scope.tenant, seller, random.below(quarters.length), random),
    );
    await post(database, scope, quota, own, branch);
  }
}

export async function lastChange(database: Database, scope: Scope): Promise<bigint> {
  return database.read(scope, async ({ sql }) =>
    BigInt((await sql.selectFrom('tenant_change').select('number').executeTakeFirstOrThrow()).number),
  );
}

async function post(
  database: Database,
  scope: Scope,
  table: FactTable,
  facts: Iterable<ModelFact>,
  branch = 0,
): Promise<void> {
  await database.write(scope, { code: 'bench.loaded' }, (tx) => postFacts(tx, table, facts, { branch }));
}

function* generated(count: number, fact: (index: number) => ModelFact): Iterable<ModelFact> {
  for (let index = 0; index < count; index += 1) yield fact(index);
}
