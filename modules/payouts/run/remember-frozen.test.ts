import { expect, it } from 'vitest';
import { plainDate, tenantId, userId, type Scope } from '@cordee/kernel';
import type { InputDeps } from './plan-records.ts';
import { rememberFrozen } from './remember-frozen.ts';

const scopeAt = (change: bigint | null, tenant = 1): Scope => ({
  tenant: tenantId(`00000000-0000-4000-8000-00000000000${tenant}`),
  actor: userId('00000000-0000-4000-8000-0000000000aa'),
  roles: ['revops'],
  locale: 'fr',
  asOf: { effective: plainDate('2026-03-31'), change },
  today: plainDate('2026-03-31'),
  branch: 0,
  positions: 'all',
  people: 'all',
  fields: 'all',
});

/** Doors of which only the ones that are remembered are opened here. */
function counted() {
  const asked: string[] = [];
  const doors = {
    plans: {
      assignments: async ({ tenant, asOf }: Scope) => {
        asked.push(`assignments ${tenant.at(-1)} ${asOf.change}`);
        return [];
      },
      terms: async ({ asOf }: Scope) => {
        asked.push(`terms ${asOf.effective.toString()}`);
        return [];
      },
      plan: async (_scope: Scope, code: string) => {
        asked.push(`plan ${code}`);
        if (code === 'broken') throw new Error('no database');
        return undefined;
      },
    },
  };
  // The other doors are not opened by what is tested.
  return { asked, deps: rememberFrozen(doors as unknown as InputDeps) };
}

it('asks once about a change number of a tenant, and every time about the present', async () => {
  const { asked, deps } = counted();
  for (const scope of [scopeAt(7n), scopeAt(7n), scopeAt(8n), scopeAt(7n, 2), scopeAt(null), scopeAt(null)])
    await deps.plans.assignments(scope);
  expect(asked).toEqual([
    'assignments 1 7',
    'assignments 1 8',
    'assignments 2 7',
    'assignments 1 null',
    'assignments 1 null',
  ]);
});

it('asks again for another day, after a failure, and for what was used longest ago', async () => {
  const { asked, deps } = counted();
  const later = { ...scopeAt(7n), asOf: { effective: plainDate('2026-06-30'), change: 7n } };
  await deps.plans.plan(scopeAt(7n), 'a');
  await deps.plans.plan(later, 'a');
  await expect(deps.plans.plan(later, 'broken')).rejects.toThrow('no database');
  await expect(deps.plans.plan(later, 'broken')).rejects.toThrow('no database');
  for (const code of ['b', 'c', 'd', 'e', 'f', 'g', 'h']) await deps.plans.plan(later, code);
  await deps.plans.plan(scopeAt(7n), 'a');
  expect(asked.filter((each) => each === 'plan a')).toHaveLength(3);
  expect(asked.filter((each) => each === 'plan broken')).toHaveLength(2);
});

it('asks for the terms once a day and change', async () => {
  const { asked, deps } = counted();
  const later = { ...scopeAt(7n), asOf: { effective: plainDate('2026-06-30'), change: 7n } };
  for (const scope of [scopeAt(7n), scopeAt(7n), later]) await deps.plans.terms(scope);
  expect(asked).toEqual(['terms 2026-03-31', 'terms 2026-06-30']);
});
