import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { ended } from './command-line.test-support.ts';
import { COMMANDS } from './commands/index.ts';
import { EXIT } from './exit-code.ts';

const folder = mkdtempSync(join(tmpdir(), 'cordee-simulate-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const planOf = (code: string, rate: string, currency = 'EUR') => ({
  format: 'cordee-plan/1',
  code,
  name: code,
  version: '1',
  semantics: 1,
  currency,
  calendar: 'civil',
  grain: 'month',
  measures: [{ code: 'orders', base: 'order_intake', aggregation: 'amount' }],
  components: [{ code: 'commission', type: 'percentage_of_measure', args: { measure: 'orders', rate } }],
});
const written = (name: string, content: object) => {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify(content));
  return path;
};
const given = written('case.json', {
  format: 'cordee-case/1',
  plan: planOf('today', '0.03'),
  periods: ['2026-01', '2026-02'],
  people: [{ code: 'camille' }, { code: 'sacha' }],
  transactions: [
    { code: 'C-1', date: '2026-01-12', amount: '46000', seller: 'camille' },
    { code: 'C-2', date: '2026-02-03', amount: '10000', seller: 'sacha' },
  ],
});
const simulate = (plan: object, ...options: string[]) =>
  ended(['compensation', 'simulate', given, '--plan', written('new.json', plan), ...options], COMMANDS);

it('replays a case under another plan, with every figure and who it changes', async () => {
  const { result, exit } = await simulate(planOf('tried', '0.05'), '--json');
  const found = JSON.parse(result) as {
    figures: Record<string, { value: string | null; fr: string }>;
    payees: unknown[];
    sensitivity: { rates: unknown[] };
  };
  expect(exit).toBe(EXIT.done);
  expect(found.figures['cost_before']?.value).toBe('1680.00');
  expect(found.figures['cost_after']).toMatchObject({ value: '2800.00' });
  expect(found.figures['cost_after']?.fr).toContain('Coût du plan essayé');
  expect(found.payees).toEqual([
    { name: 'camille', before: '1380.00', after: '2300.00', change: '920.00' },
    { name: 'sacha', before: '300.00', after: '500.00', change: '200.00' },
  ]);
  expect(found.sensitivity.rates).toEqual([
    {
      component: 'commission',
      path: '$.components[0].args.rate',
      rate: '0.05',
      lower: '2520.00',
      higher: '3080.00',
    },
  ]);
});

it('prints a table, and says no to a plan of another currency or of no format', async () => {
  expect((await simulate(planOf('tried', '0.05'), '--locale', 'fr')).result).toContain('Coût du plan essayé');
  expect((await simulate(planOf('tried', '0.05', 'USD'))).exit).toBe(EXIT.refused);
  expect((await simulate({ format: 'cordee-plan/1' })).exit).toBe(EXIT.refused);
});
