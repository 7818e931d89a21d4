import { dirname } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { copyOfTree } from './canaries/copy-of-tree.ts';
import { allChecks } from './checks/all-checks.ts';
import { outputOf } from './checks/run-program.ts';

const copy = copyOfTree(dirname(import.meta.dirname));
afterAll(copy.remove);

const make = (name: string) => outputOf(copy.root, ['tools/new-module.ts', name]);

/** What the checks say, without the words that count or time. */
async function saidByChecks(): Promise<ReadonlySet<string>> {
  const said = new Set<string>();
  for (const check of allChecks)
    for (const { place, says } of await check.run(copy.root))
      said.add(`${check.name}: ${place} ${says}`.replaceAll(/\d+/g, '0'));
  return said;
}

it('makes a module in which the checks find nothing, and whose tests pass', async () => {
  const before = await saidByChecks();
  expect(await make('sales-contests')).toMatchObject({ code: 0 });
  expect([...(await saidByChecks()).difference(before)]).toEqual([]);
  const tests = ['node_modules/vitest/vitest.mjs', 'run', '--project', 'pure', 'modules/sales-contests'];
  expect(await outputOf(copy.root, tests)).toMatchObject({ code: 0 });
}, 600_000);

it('refuses a name that is not a plural in kebab-case, and a module that exists', async () => {
  expect(await make('SalesContest')).toMatchObject({ code: 2 });
  expect(await make('deals')).toMatchObject({ code: 2, output: 'modules/deals exists already.\n' });
});
