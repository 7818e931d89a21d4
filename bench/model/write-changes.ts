// Many writers at once: corrections and late sales, quotas of every branch, now and then an undo. Each keeps its
// transaction open for a while, as real work does, so that transactions end in another order than they began.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Scope } from '@cordee/kernel';
import { quota } from '@cordee/modules/quotas';
import { transaction } from '@cordee/modules/transactions';
import { postFacts, undoFacts, type Database, type Writing } from '@cordee/platform/database';
import { seededRandom, type Random } from '../random.ts';
import { branches, quarters, quotaFact, saleFact, type ModelSizes } from './model-facts.ts';
import type { ModelSettings } from './model-settings.ts';

const factsPerChangeMax = 4;
const workMillisecondsMax = 80;

export async function writeChanges(
  database: Database,
  scope: Scope,
  settings: ModelSettings,
  sizes: ModelSizes,
): Promise<void> {
  let left = settings.changes;
  const writer = async (index: number): Promise<void> => {
    const random = seededRandom(settings.seed * 1_000 + index);
    let own: bigint | null = null;
    while (left > 0) {
      left -= 1;
      own = await writeOne(database, scope, { sizes, random, undone: random.below(20) === 0 ? own : null });
    }
  };
  await Promise.all(Array.from({ length: settings.writers }, (_, index) => writer(index)));
}

type OneChange = { readonly sizes: ModelSizes; readonly random: Random; readonly undone: bigint | null };

async function writeOne(
  database: Database,
  scope: Scope,
  { sizes, random, undone }: OneChange,
): Promise<bigint> {
  const work = async (tx: Writing): Promise<void> => {
    if (undone !== null) await undoFacts(tx, transaction, undone);
    else if (random.below(5) === 0)
      await postFacts(tx, quota, [changedQuota(scope, sizes, random)], {
        branch: random.pick([0, ...branches.map(({ branch }) => branch)]),
      });
    else await postFacts(tx, transaction, changedSales(scope, sizes, random));
    await sleep(random.below(workMillisecondsMax));
  };
  return (await database.write(scope, { code: 'bench.written' }, work)).change;
}

function changedQuota({ tenant }: Scope, sizes: ModelSizes, random: Random) {
  return quotaFact(tenant, random.below(sizes.sellers), random.below(quarters.length), random);
}

/** One sale in ten is new; the others correct one that is known. */
function changedSales({ tenant }: Scope, sizes: ModelSizes, random: Random) {
  return Array.from({ length: 1 + random.below(factsPerChangeMax) }, () =>
    saleFact(tenant, random.below(Math.ceil(sizes.sales * 1.1)), sizes, random),
  );
}
