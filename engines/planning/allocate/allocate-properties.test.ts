import { equalQuantities, evaluateExplanation, findContradictions, valueOf } from '@cordee/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocate } from './allocate.ts';
import type { Allocation } from './allocation.ts';
import { anySheet, locksOf, type AnySheet } from './any-sheet.test-support.ts';
import { editSheet } from './edit-sheet.ts';
import { explainCell } from './explain-cell.ts';
import { childrenOf, distributed } from './problem.ts';
import { problemOfSheet } from './problem-of-sheet.ts';
import type { Lock, Sheet } from './sheet.ts';
import { quantityOf, stepsDecimal } from './unit.ts';

const runs = Number(process.env['CORDEE_PLANNING_RUNS'] ?? 10_000);

function allocated(sheet: Sheet): Allocation | string {
  const problem = problemOfSheet(sheet);
  const result = problem.ok ? allocate(problem.value) : problem;
  return result.ok ? result.value : result.refusal.code;
}

/** The sheet with some of its own figures locked, each moved by a few steps. */
function withLocks({ sheet, wishes }: AnySheet): Sheet {
  const before = allocated(sheet);
  if (typeof before === 'string') return sheet;
  const { problem, years, cells } = before;
  const locks = wishes.map(({ at, month: wished, by }): Lock => {
    const node = at % problem.hierarchy.ids.length;
    const month = wished === null ? null : wished % problem.months;
    const today = month === null ? years[node]! : cells[node * problem.months + month]!;
    const value = stepsDecimal(problem.unit, Math.max(0, today + by));
    return { node: problem.hierarchy.ids[node]!, month, value };
  });
  return { ...sheet, locks: locksOf(...locks) };
}

function expectSums({ problem, years, cells }: Allocation): void {
  const { hierarchy, months } = problem;
  expect(years[0]).toBe(problem.total);
  for (let node = 0; node < years.length; node++) {
    const own = cells.slice(node * months, (node + 1) * months);
    expect(own.reduce((sum, cell) => sum + cell, 0)).toBe(years[node]);
    expect(own.every((cell) => cell >= 0)).toBe(true);
    const [first, end] = childrenOf(hierarchy, node);
    if (first === end) continue;
    const shared = distributed(problem, node, years[node]!);
    expect(years.slice(first, end).reduce((sum, year) => sum + year, 0)).toBe(shared);
    if (shared !== years[node]) continue;
    for (let month = 0; month < months; month++) {
      let sum = 0;
      for (let child = first; child < end; child++) sum += cells[child * months + month]!;
      expect(sum).toBe(own[month]);
    }
  }
}

describe(`in ${runs} random organisations with locks, limits, curves of their own and over-assignment`, () => {
  it('adds up at every level and month, keeps what is locked, and is the same again', () => {
    let tried = 0;
    fc.assert(
      fc.property(anySheet, (any) => {
        const sheet = withLocks(any);
        const allocation = allocated(sheet);
        if (typeof allocation === 'string') return;
        tried += 1;
        expectSums(allocation);
        const { problem, years, cells } = allocation;
        for (const [node, value] of problem.yearLocks) expect(years[node]).toBe(value);
        for (const [node, floor] of problem.floors) expect(years[node]).toBeGreaterThanOrEqual(floor);
        for (const [node, locks] of problem.monthLocks)
          for (const [month, value] of locks) expect(cells[node * problem.months + month]).toBe(value);
        expect(allocated(sheet)).toEqual(allocation);
      }),
      { numRuns: runs },
    );
    // Locks and floors that cannot hold are refused; most can.
    expect(tried).toBeGreaterThan(runs / 2);
  }, 240_000);
});

it('explains every cell by steps that give the cell again', () => {
  fc.assert(
    fc.property(anySheet, (any) => {
      const allocation = allocated(withLocks(any));
      if (typeof allocation === 'string') return;
      const { problem, years, cells } = allocation;
      problem.hierarchy.ids.forEach((id, node) => {
        for (const month of [null, 0, problem.months - 1]) {
          const own = month === null ? years[node]! : cells[node * problem.months + month]!;
          const explained = explainCell(allocation, { node: id, month });
          if (!explained.ok) throw new Error(explained.refusal.code);
          expect(evaluateExplanation(explained.value)).toEqual({ ok: true, value: explained.value.value });
          expect(findContradictions(explained.value)).toEqual([]);
          expect(equalQuantities(valueOf(explained.value), quantityOf(problem.unit, own))).toBe(true);
        }
      });
    }),
    { numRuns: 300 },
  );
});

it('asks of rounding no more than one step in any cell that no lock, limit, curve or over-assignment touches', () => {
  fc.assert(
    fc.property(anySheet, ({ sheet }) => {
      const plain = { ...sheet, floors: new Map(), seasons: new Map(), overAssignment: [] };
      const allocation = allocated(plain);
      if (typeof allocation === 'string') throw new Error(allocation);
      const { problem, years, cells } = allocation;
      const { hierarchy, months } = problem;
      for (let node = 1; node < years.length; node++) {
        const parent = hierarchy.parent[node]!;
        for (let month = 0; month < months; month++) {
          const exact = BigInt(cells[parent * months + month]!) * BigInt(years[node]!);
          const share = years[parent] === 0 ? 0n : exact / BigInt(years[parent]!);
          const above = BigInt(cells[node * months + month]!) - share;
          expect(above === 0n || above === 1n).toBe(true);
        }
      }
    }),
    { numRuns: 1000 },
  );
});

it('does not change when all weights are multiplied, or objective and step together', () => {
  fc.assert(
    fc.property(anySheet, fc.integer({ min: 2, max: 99 }), (any, factor) => {
      const sheet = withLocks(any);
      const [one, other] = [allocated(sheet), allocated(scaled(sheet, BigInt(factor)))];
      const figures = (of: Allocation | string) => (typeof of === 'string' ? of : [of.years, of.cells]);
      expect(figures(other)).toEqual(figures(one));
    }),
    { numRuns: 500 },
  );
});

function scaled(sheet: Sheet, factor: bigint): Sheet {
  const times = <T extends { readonly unscaled: bigint }>(value: T): T => ({
    ...value,
    unscaled: value.unscaled * factor,
  });
  const all = <K>(map: ReadonlyMap<K, Parameters<typeof times>[0] & { readonly scale: number }>) =>
    new Map([...map].map(([key, value]) => [key, times(value)]));
  const { objective } = sheet;
  if (objective.kind !== 'amount') throw new Error('random sheets are in euros');
  return {
    ...sheet,
    objective: { kind: 'amount', amount: { ...objective.amount, value: times(objective.amount.value) } },
    step: times(sheet.step),
    weights: all(sheet.weights),
    floors: all(sheet.floors),
    locks: new Map([...sheet.locks].map(([key, lock]) => [key, { ...lock, value: times(lock.value) }])),
  };
}

it('is the same with an earlier allocation at hand, whatever was changed since', () => {
  fc.assert(
    fc.property(anySheet, fc.nat(16), fc.nat(1000), (any, at, weight) => {
      const { hierarchy } = any.sheet;
      const value = { unscaled: BigInt(weight), scale: 0 };
      const edit = { kind: 'weight' as const, node: hierarchy.ids[at % hierarchy.ids.length]!, value };
      const sheets = [any.sheet, withLocks(any)].flatMap((sheet) => [sheet, editSheet(sheet, [edit]).sheet]);
      for (const before of sheets.map(allocated)) {
        if (typeof before === 'string') continue;
        for (const sheet of sheets) {
          const problem = problemOfSheet(sheet);
          const again = problem.ok ? allocate(problem.value, before) : problem;
          expect(again).toEqual(problem.ok ? allocate(problem.value) : problem);
        }
      }
    }),
    { numRuns: 200 },
  );
});
