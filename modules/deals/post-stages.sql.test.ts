import { hash } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { derivedId, type Scope } from '@cordee/kernel';
import { keyRanges, postFacts, undoFacts, type PostedCounts } from '@cordee/platform/database';
import { openTestApplication, type TestApplication } from '@cordee/server/test-application';
import { dealStage } from './deals-table.sql.ts';

let app: TestApplication;
let scope: Scope;
beforeAll(async () => {
  app = await openTestApplication();
});
afterAll(() => app.stop());

type Step = readonly { readonly entity: number; readonly day: number; readonly stage: string }[] | 'undo';

const fact = fc.record({
  entity: fc.nat(5),
  day: fc.nat(2),
  stage: fc.constantFrom('won', 'lost', 'a\tb', 'back\\slash', 'two\nlines', 'é', '\\N', ''),
});
const steps = fc.array(
  fc.oneof({ weight: 5, arbitrary: fc.array(fact, { maxLength: 12 }) }, fc.constant('undo' as const)),
  {
    minLength: 1,
    maxLength: 6,
  },
);

const entityOf = (entity: number) => derivedId(scope.tenant, 'test', `deal:${entity}`);
const cellOf = (entity: number, day: number) => `${entityOf(entity)} 2026-01-0${day + 1}`;

it('adds what is new, changes what differs and leaves what is known, as a map of cells would', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (given) => {
      scope = (await (await app.openOrganisation('House')).addMember('revops')).scope;
      let [known, before] = [new Map<string, string>(), new Map<string, string>()];
      let change: bigint | null = null;
      for (const step of given) {
        if (step === 'undo') {
          if (change !== null) await takeBack(change);
          if (change !== null) known = new Map(before);
          change = null;
        } else {
          before = new Map(known);
          change = await postAs(expected(step, known), step);
        }
        expect(await stored()).toEqual(known);
      }
    }),
    { numRuns: 40 },
  );
});

it('hashes the values of a row as ever, so that a file of last year is known again', async () => {
  scope = (await (await app.openOrganisation('House')).addMember('revops')).scope;
  await post([{ entity: 1, day: 1, stage: 'won' }]);
  const { rows } = await app.owner.query<{ hash: string }>(
    `select encode(row_hash, 'hex') as hash from deal_stage where tenant_id = $1`,
    [scope.tenant],
  );
  expect(rows).toEqual([{ hash: hash('sha256', '["won"]', 'hex').slice(0, 32) }]);
});

function expected(step: Exclude<Step, 'undo'>, known: Map<string, string>): PostedCounts {
  const wanted = new Map(step.map(({ entity, day, stage }) => [cellOf(entity, day), stage]));
  const counts = { read: step.length, added: 0, changed: 0, unchanged: 0 };
  for (const [cell, stage] of wanted) {
    const last = known.get(cell);
    counts[last === undefined ? 'added' : last === stage ? 'unchanged' : 'changed'] += 1;
    known.set(cell, stage);
  }
  return counts;
}

async function postAs(counts: PostedCounts, step: Exclude<Step, 'undo'>): Promise<bigint> {
  const posted = await post(step);
  expect(posted.value).toEqual(counts);
  return posted.change;
}

async function post(step: Exclude<Step, 'undo'>) {
  const facts = step.map(({ entity, day, stage }, line) => ({
    entityId: entityOf(entity),
    effectiveFrom: `2026-01-0${day + 1}`,
    line,
    values: { stage },
  }));
  return app.application.database.write(scope, { code: 'test.posted' }, (tx) =>
    postFacts(tx, dealStage, facts, { ranges: step.length % 2 === 0 ? keyRanges.whole : keyRanges.many }),
  );
}

async function takeBack(change: bigint): Promise<void> {
  await app.application.database.write(scope, { code: 'test.undone' }, (tx) =>
    undoFacts(tx, dealStage, change),
  );
}

async function stored(): Promise<ReadonlyMap<string, string>> {
  const { rows } = await app.owner.query<{ cell: string; stage: string }>(
    `select entity_id || ' ' || effective_from as cell, stage from (
       select distinct on (entity_id, effective_from) * from deal_stage where tenant_id = $1
       order by entity_id, effective_from, change desc) latest where not retracted`,
    [scope.tenant],
  );
  return new Map(rows.map(({ cell, stage }) => [cell, stage]));
}
