// Published instances of territory design beside their best known answers and beside HiGHS alone, on one core.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readTerminalSettings } from '@cordee/platform/config';
import { currentCommit, describeMachine, type Check, type Figure, type Report } from '../report.ts';
import { UsageError } from '../usage-error.ts';
import { FAMILIES, type Family, type Instance } from './instance.ts';
import { keptRows } from './kept-rows.ts';
import { measureAccounts } from './measure-accounts.ts';
import type { MeasuredInstance } from './measure-instance.ts';
import { readInstances } from './read-instances.ts';
import { readTerritorySettings, territoryUsage, type TerritorySettings } from './territory-settings.ts';

export const territoryBench = {
  usage: territoryUsage,
  run: async (args: readonly string[]): Promise<Report> => {
    const settings = readTerritorySettings(args);
    const startedAt = performance.now();
    const folder = join(readTerminalSettings().realDataFolder, 'territory');
    if (!existsSync(folder)) throw new UsageError(`no instances in ${folder}: set CORDEE_REAL_DATA`);
    const instances = settings.families.flatMap((family) =>
      readInstances(folder, [family]).filter((_, index) => index % settings.every === 0),
    );
    const measured = await measureAll(instances, settings);
    const large = settings.accounts === 0 ? null : measureAccounts(settings.accounts, settings.seed);
    const { seconds, every, accounts, seed, families, hasPeer, sabotage } = settings;
    return {
      bench: 'territory',
      commit: currentCommit(join(import.meta.dirname, '../..')),
      machine: describeMachine(),
      seed,
      seconds: (performance.now() - startedAt) / 1000,
      settings: {
        seconds,
        every,
        accounts,
        families: families.join(' '),
        peer: hasPeer ? 'HiGHS' : 'none',
        sabotage: sabotage ?? 'none',
      },
      checks: [...checksOf(measured), ...(large?.checks ?? [])],
      comparisons: [],
      figures: [...figuresOf(measured), ...(large?.figures ?? [])],
      rows: { header: [...header], lines: measured.map(rowOf) },
    };
  },
};

/** In the order of the instances: those kept, and as many more as are asked for. */
async function measureAll(instances: readonly Instance[], settings: TerritorySettings) {
  const kept = keptRows(settings);
  const measured: MeasuredInstance[] = [];
  let left = settings.most ?? Infinity;
  for (const instance of instances) {
    const known = kept.measured(instance);
    if (known === undefined && left-- <= 0) continue;
    const each = known ?? (await kept.measure(instance));
    measured.push(each);
    process.stderr.write(`${rowOf(each).join('  ')}\n`);
  }
  return measured;
}

const isNear = (one: number, other: number): boolean =>
  Math.abs(one - other) <= 1e-6 * Math.max(1, Math.abs(other));
const sense = ({ instance }: MeasuredInstance): 1 | -1 =>
  instance.problem.assignment?.sense === 'maximise' ? -1 : 1;

function checksOf(measured: readonly MeasuredInstance[]): readonly Check[] {
  const count = (isWrong: (each: MeasuredInstance) => boolean) => measured.filter(isWrong).length;
  const tried = measured.length;
  return [
    {
      claim: 'answers keep every constraint, looked at apart from the engine',
      tried,
      violated: count(({ isFeasible }) => !isFeasible),
    },
    {
      claim: 'the objective told is the objective worked out apart',
      tried,
      violated: count(({ told, objective }) => !isNear(told, objective)),
    },
    {
      claim: 'no bound passes what is published',
      tried,
      violated: count(
        (each) => each.bound !== null && sense(each) * (each.bound - each.instance.published) > 1e-2,
      ),
    },
  ];
}

/** How much worse than published, as a share; below zero: better. */
function gapOf(each: MeasuredInstance): number {
  return (sense(each) * (each.objective - each.instance.published)) / Math.abs(each.instance.published);
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

const goals: Readonly<
  Record<Family, { readonly what: string; readonly isCount: boolean; readonly goal: number }>
> = {
  pmedcap: { what: 'pmedcap: instances away from their optimum', isCount: true, goal: 0 },
  sjc: { what: 'SJC: mean gap to the best known', isCount: false, goal: 0.2 },
  gap: { what: 'generalised assignment: instances away from their optimum', isCount: true, goal: 0 },
  du: { what: 'DU: mean compactness against the published', isCount: false, goal: 0 },
  dtdp: { what: 'DTDP: mean largest diameter against the published LNS at 60 s', isCount: false, goal: 0 },
};

function figuresOf(measured: readonly MeasuredInstance[]): readonly Figure[] {
  return FAMILIES.flatMap((family): readonly Figure[] => {
    const own = measured.filter(({ instance }) => instance.family === family);
    if (own.length === 0) return [];
    const { what, isCount, goal } = goals[family];
    const better = own.filter((each) => gapOf(each) < -1e-6).length;
    const ratio =
      mean(own.map(({ objective }) => objective)) / mean(own.map(({ instance }) => instance.published)) - 1;
    const spread = family === 'sjc' ? mean(own.map(gapOf)) : ratio;
    return [
      isCount
        ? { what, value: own.filter((each) => Math.abs(gapOf(each)) > 1e-9).length, unit: 'instances', goal }
        : { what, value: 100 * spread, unit: '%', goal },
      {
        what: `· proven best, of ${own.length}`,
        value: own.filter(({ isProven }) => isProven).length,
        unit: 'instances',
        goal: null,
      },
      ...(isCount
        ? []
        : [
            {
              what: `· better than published, of ${own.length}`,
              value: better,
              unit: 'instances',
              goal: null,
            } as const,
          ]),
    ];
  });
}

const header = [
  'instance',
  'feasible',
  'objective',
  'published',
  'gap',
  'bound',
  's',
  'HiGHS',
  'HiGHS s',
  'HiGHS says',
] as const;

function rowOf(each: MeasuredInstance): readonly string[] {
  const { instance, isFeasible, objective, bound, isProven, seconds, peer } = each;
  return [
    instance.name,
    isFeasible ? 'yes' : 'NO',
    objective.toFixed(2),
    instance.published.toFixed(2),
    `${(100 * gapOf(each)).toFixed(3)} %`,
    isProven ? 'proven' : (bound?.toFixed(2) ?? '—'),
    seconds.toFixed(1),
    peer?.objective?.toFixed(2) ?? '—',
    peer === null ? '—' : peer.seconds.toFixed(1),
    peer?.state ?? '—',
  ];
}
