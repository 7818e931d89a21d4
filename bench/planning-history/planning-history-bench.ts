// What the planning engine would have proposed to real companies, beside what they did: quotas and reverse funnels.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readTerminalSettings } from '@cordee/platform/config';
import { readFlags, wholeNumber } from '../read-flags.ts';
import { currentCommit, describeMachine, type Report } from '../report.ts';
import { adventureWorksYears, sum, type SellerYears } from './adventureworks-years.ts';
import { crmFunnels, type FunnelTried } from './crm-funnels.ts';
import { knownSellers, proposedQuotas } from './quotas-proposed.ts';

export const planningHistoryBench = {
  usage: '[--seed 1]',
  run: async (args: readonly string[]): Promise<Report> => {
    const seed = wholeNumber('seed', readFlags(args, ['seed']).seed, { fallback: 1 });
    const folder = readTerminalSettings().realDataFolder;
    const startedAt = performance.now();
    const adventureWorks = join(folder, 'adventureworks-sales');
    if (!existsSync(adventureWorks))
      throw new Error(`The real data are not in ${folder}. Say where with CORDEE_REAL_DATA.`);
    const sellers = adventureWorksYears(adventureWorks);
    const proposed = proposedQuotas(sellers, seed);
    const lastYears = sellers.map(({ lastYear }) => lastYear * 1.1);
    const funnels = crmFunnels(join(folder, 'crm-sales-opportunities'), seed);
    return {
      bench: 'planning-history',
      commit: currentCommit(join(import.meta.dirname, '../..')),
      machine: describeMachine(),
      seed,
      seconds: (performance.now() - startedAt) / 1000,
      settings: { sellers: sellers.length, 'with twelve months or more': knownSellers(sellers) },
      checks: [
        {
          claim: 'proposed quotas add up to last year’s total plus a tenth, to the step of 100',
          tried: 1,
          violated: Number(Math.abs(sum(proposed) - sum(lastYears)) > 50),
        },
        {
          claim: 'proposed quotas leave sellers less far apart than last year’s plus a tenth',
          tried: 1,
          violated: Number(spread(sellers, proposed) >= spread(sellers, lastYears)),
        },
        {
          claim: 'half of the sellers needed within a quarter of the opportunities that the funnel says',
          tried: funnels.length,
          violated: Number(Math.abs(quartile(funnels.map(ratioOf), 0.5) - 1) > 0.25),
        },
      ],
      comparisons: [],
      rows: {
        header: ['what', 'median', 'lower quartile', 'upper quartile', 'reach 100 %', 'reach 70 %'],
        lines: [
          attainmentLine(
            'attainment, quotas really set',
            sellers,
            sellers.map(({ quotaSet }) => quotaSet),
          ),
          attainmentLine('attainment, last year + 10 %', sellers, lastYears),
          attainmentLine('attainment, proposed', sellers, proposed),
          funnelLine(funnels),
        ],
      },
    };
  },
};

function attainments(sellers: readonly SellerYears[], quotas: readonly number[]): readonly number[] {
  return sellers.flatMap(({ result }, index) => {
    const quota = quotas[index] ?? 0;
    return quota > 0 ? [result / quota] : [];
  });
}

function spread(sellers: readonly SellerYears[], quotas: readonly number[]): number {
  const shares = attainments(sellers, quotas);
  return quartile(shares, 0.75) - quartile(shares, 0.25);
}

function attainmentLine(
  what: string,
  sellers: readonly SellerYears[],
  quotas: readonly number[],
): readonly string[] {
  const shares = attainments(sellers, quotas);
  const reach = (bar: number) => percent(shares.filter((each) => each >= bar).length / shares.length);
  return [`${what} (${shares.length} sellers)`, ...quartiles(shares), reach(1), reach(0.7)];
}

const ratioOf = ({ needed, closed }: FunnelTried): number => needed / closed;

function funnelLine(funnels: readonly FunnelTried[]): readonly string[] {
  const held = funnels.filter(({ low, high, closed }) => low <= closed && closed <= high).length;
  const what = `opportunities needed ÷ closed (${funnels.length} sellers, ${held} within their band)`;
  return [what, ...quartiles(funnels.map(ratioOf)), '—', '—'];
}

const quartiles = (values: readonly number[]): readonly string[] =>
  [0.5, 0.25, 0.75].map((share) => percent(quartile(values, share)));

function quartile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
}

const percent = (ratio: number): string => `${Math.round(ratio * 100)} %`;
