import { describe, expect, it } from 'vitest';
import { isGreen } from '../report.ts';
import { modelBench } from './model-bench.ts';
import { sabotages, type Sabotage } from './model-settings.ts';

const small = ['--facts', '3000', '--changes', '80', '--reads', '2'];

const turnsRed: Record<Sabotage, string> = {
  timestamp: 'rows that a copy misses',
  float: 'amounts of 10^12 × rates of 8 decimals: exact on both engines',
  tenant: "another organisation's canaries seen",
  affected: 'incremental run = full run: payee-quarters, and their hash',
};

describe('the bench of the model', () => {
  it('is green', async () => {
    const report = await modelBench.run(small);
    expect(report.checks.filter(({ violated }) => violated > 0)).toEqual([]);
    expect(isGreen(report)).toBe(true);
    expect(isGreen({ ...report, checks: [] })).toBe(false);
  });

  it.each(sabotages)('turns red under the sabotage "%s"', async (sabotage) => {
    const report = await modelBench.run([...small, '--sabotage', sabotage]);
    expect(isGreen(report)).toBe(false);
    expect(report.checks.find(({ claim }) => claim === turnsRed[sabotage])?.violated).toBeGreaterThan(0);
  });
});
