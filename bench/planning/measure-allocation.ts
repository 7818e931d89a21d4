import {
  allocate,
  editSheet,
  explainCell,
  problemOfSheet,
  quantityOf,
  sheetHash,
  type Allocation,
  type Sheet,
} from '@cordee/engine-planning';
import { decimal, equalQuantities, evaluateExplanation, invariant } from '@cordee/kernel';
import { medianMs } from '../compensation/median.ts';
import { seededRandom } from '../random.ts';
import type { Check, Figure } from '../report.ts';
import { madeCompany } from './made-company.ts';
import type { PlanningSettings } from './planning-settings.ts';
import { roundedAlone } from './rounded-alone.ts';

export type Measured = { readonly checks: readonly Check[]; readonly figures: readonly Figure[] };

const explained = 200;

export async function measureAllocation({ sellers, seed, sabotage }: PlanningSettings): Promise<Measured> {
  const random = seededRandom(seed);
  const sheet = madeCompany(sellers, random);
  let whole = allocationOf(sheet);
  const full = await medianMs(() => void (whole = allocationOf(sheet)));
  const processor = await medianProcessorMs(() => void allocationOf(sheet));
  let [changed, after] = [sheet, whole];
  const driver = (): void => {
    const value = decimal(String(20_000 + random.below(160_000)));
    changed = editSheet(changed, [
      { kind: 'weight', node: `s${1 + random.below(sellers - 1)}`, value },
    ]).sheet;
    const again = allocationOf(changed, after);
    if (sabotage !== 'driver') after = again;
  };
  const change = await medianMs(driver);
  const changeProcessor = await medianProcessorMs(driver);
  const peer = await medianMs(() => void roundedAlone(sheet));
  const cells = spoilt(whole, sabotage);
  return {
    checks: [
      sums(whole, cells),
      locks(whole, cells),
      explanations(whole, random),
      {
        claim: 'after changed drivers the tree is that of a calculation from nothing',
        tried: after.cells.length,
        violated: differing(after.cells, allocationOf(changed).cells),
      },
      undone(sheet, random),
    ],
    figures: [
      {
        what: `full allocation, ${sellers} sellers × 12 months, median of 5`,
        value: full,
        unit: 'ms',
        goal: 1000,
      },
      { what: '· processor time', value: processor, unit: 'ms', goal: null },
      { what: 'one driver changed, the whole tree again, median of 5', value: change, unit: 'ms', goal: 150 },
      { what: '· processor time', value: changeProcessor, unit: 'ms', goal: null },
      { what: 'peer: each cell rounded alone, in double precision', value: peer, unit: 'ms', goal: null },
      { what: '· full allocation ÷ that', value: full / peer, unit: '×', goal: null },
      {
        what: '· sums that the peer misses',
        value: roundedAlone(sheet).sumsMissed,
        unit: 'rows',
        goal: null,
      },
    ],
  };
}

function allocationOf(sheet: Sheet, before?: Allocation): Allocation {
  const problem = problemOfSheet(sheet);
  invariant(problem.ok, 'a made sheet is good', problem);
  const allocation = allocate(problem.value, before);
  invariant(allocation.ok, 'a made sheet can be allocated', allocation);
  return allocation.value;
}

/** Processor time of this process: what a measurement would take on a machine that does nothing else. */
async function medianProcessorMs(work: () => void): Promise<number> {
  const taken = Array.from({ length: 5 }, () => {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
  return taken.toSorted((a, b) => a - b)[2] ?? 0;
}

function spoilt({ problem, cells }: Allocation, sabotage: PlanningSettings['sabotage']): Float64Array {
  const copy = cells.slice();
  const [locked = 1] = problem.yearLocks.keys();
  const first = locked * problem.months;
  if (sabotage === 'sum') copy[copy.length - 1]! += 1;
  if (sabotage === 'lock') copy[first]! += 1;
  return copy;
}

function sums({ problem, years }: Allocation, cells: Float64Array): Check {
  const { hierarchy, months } = problem;
  const missing = cells.slice();
  let [tried, violated] = [0, 0];
  for (let node = hierarchy.ids.length - 1; node > 0; node--)
    for (let month = 0; month < months; month++)
      missing[(hierarchy.parent[node] ?? 0) * months + month]! -= cells[node * months + month] ?? 0;
  for (let node = 0; node < hierarchy.ids.length; node++) {
    const year = cells.slice(node * months, (node + 1) * months).reduce((sum, cell) => sum + cell, 0);
    tried += 1 + (hierarchy.childCount[node] === 0 ? 0 : months);
    if (year !== years[node]) violated += 1;
    if (hierarchy.childCount[node] === 0) continue;
    violated += missing.slice(node * months, (node + 1) * months).filter((left) => left !== 0).length;
  }
  return { claim: 'children sum to their parent in every month, months to the year', tried, violated };
}

function locks({ problem }: Allocation, cells: Float64Array): Check {
  const { months, yearLocks } = problem;
  const moved = [...yearLocks].filter(
    ([node, value]) =>
      cells.slice(node * months, (node + 1) * months).reduce((sum, cell) => sum + cell, 0) !== value,
  );
  return { claim: 'locked sellers have what was locked', tried: yearLocks.size, violated: moved.length };
}

function explanations(allocation: Allocation, random: ReturnType<typeof seededRandom>): Check {
  const { problem, cells } = allocation;
  const { ids } = problem.hierarchy;
  const wrong = Array.from({ length: explained }, () => {
    const [node, month] = [random.below(ids.length), random.below(problem.months)];
    const told = explainCell(allocation, { node: ids[node] ?? '', month });
    const value = told.ok ? evaluateExplanation(told.value) : told;
    return (
      value.ok &&
      equalQuantities(value.value, quantityOf(problem.unit, cells[node * problem.months + month] ?? 0))
    );
  }).filter((holds) => !holds);
  return {
    claim: 'the explanation of a cell evaluates to the cell',
    tried: explained,
    violated: wrong.length,
  };
}

function differing(one: Float64Array, other: Float64Array): number {
  return one.filter((cell, index) => cell !== other[index]).length;
}

/** Edits, undone one by one. */
function undone(sheet: Sheet, random: ReturnType<typeof seededRandom>): Check {
  const steps = 5;
  let current = sheet;
  const undos = Array.from({ length: steps }, () => {
    const value = decimal(String(100 * random.below(900)));
    const edited = editSheet(current, [{ kind: 'floor', node: `s${random.below(100)}`, value }]);
    const hash = sheetHash(current);
    current = edited.sheet;
    return { hash, undo: edited.undo };
  });
  const wrong = undos.toReversed().filter(({ hash, undo }) => {
    current = editSheet(current, undo).sheet;
    return sheetHash(current) !== hash;
  });
  return {
    claim: 'undone edits give the sheet of before, by its hash',
    tried: steps,
    violated: wrong.length,
  };
}
