// Facts of one table as rows of COPY, each with the hash of its content, apart by range of their key.
import { hash } from 'node:crypto';
import { openCopyRows, type CopyBytes } from './copy-rows.ts';
import type { CopyValue } from './copy-values.ts';
import type { FactTable } from './fact-table.ts';
import type { SharedBlocks } from './shared-blocks.ts';
import type { FactRow } from './transaction.ts';

/** One fact on its way in: the cell it belongs to, the line it came from, and the table's own columns. */
export type FactInput = {
  readonly entityId: string;
  readonly effectiveFrom: string;
  readonly line: number | null;
  /** The cell is taken back where it is known; elsewhere nothing happens. */
  readonly isRetracted?: boolean;
  readonly values: FactRow;
};

/** Ranges of the key by the first digit of the entity, each as wide as the others. */
export const keyRanges = { whole: 1, many: 16 } as const;
export type KeyRanges = (typeof keyRanges)[keyof typeof keyRanges];

export const rangeOf = (entityId: string, ranges: KeyRanges): number =>
  ranges === keyRanges.whole ? 0 : Number.parseInt(entityId[0] ?? '', 16);

/** The same of a column of PostgreSQL, `f.entity_id`, as a condition; none for the whole. */
export function withinRange(range: number, ranges: number): string {
  if (ranges === keyRanges.whole) return '';
  const end = (digit: string) => `'${range.toString(16)}${digit.repeat(31)}'::uuid`;
  return `and f.entity_id between ${end('0')} and ${end('f')}`;
}

export const factColumns = (table: FactTable): Readonly<Record<string, string>> => ({
  ordinal: 'bigint',
  entity_id: 'uuid',
  effective_from: 'date',
  import_line: 'integer',
  row_hash: 'bytea',
  is_retracted: 'boolean',
  ...table.columns,
});

/** Facts written for a connection that another thread holds, a block for each range of the key. */
export type FactRows = { add(fact: FactInput, ordinal: number): void; take(): readonly CopyBytes[] };

export function openFactRows(table: FactTable, ranges: KeyRanges, blocks?: SharedBlocks): FactRows {
  const cellsOf = cellsOfFacts(table);
  const types = Object.values(factColumns(table));
  const rows = Array.from({ length: ranges }, () => openCopyRows(types, blocks));
  return {
    add: (fact, ordinal) => rows[rangeOf(fact.entityId, ranges)]?.add(cellsOf(fact, ordinal)),
    take: () => rows.map((each) => each.take()),
  };
}

/** The cells of a fact, good until the next one is asked for: a million facts make no garbage. */
export function cellsOfFacts(table: FactTable): (fact: FactInput, ordinal: number) => readonly CopyValue[] {
  const names = Object.keys(table.columns);
  const firstColumns = names.length - (table.laterColumns?.length ?? 0);
  const own = names.map((): FactRow[string] => null);
  const cells: CopyValue[] = Object.keys(factColumns(table)).map(() => null);
  const before = cells.length - own.length;
  return ({ entityId, effectiveFrom, line, values, isRetracted = false }, ordinal) => {
    for (let index = 0; index < names.length; index += 1) {
      const value = values[names[index] ?? ''] ?? null;
      own[index] = value;
      cells[before + index] = value;
    }
    const fixed = [ordinal, entityId, effectiveFrom, line, rowHash(own, firstColumns), isRetracted];
    for (let index = 0; index < before; index += 1) cells[index] = fixed[index] ?? null;
    return cells;
  };
}

/** Columns that a table gained later count only where they say something: rows from before keep their hash. */
function rowHash(values: readonly FactRow[string][], firstColumns: number): Buffer {
  const isWhole =
    values.length === firstColumns || values.slice(firstColumns).some((value) => value !== null);
  const content = isWhole ? values : values.slice(0, firstColumns);
  const plain = content.some((value) => typeof value === 'bigint') ? content.map(bigintAsText) : content;
  const text = JSON.stringify(plain);
  return text.length <= shortContentMax ? hashOfShort(text) : hashOf(text);
}

const hashOf = (text: string): Buffer => hash('sha256', text, 'buffer').subarray(0, 16);

/** Contents of a word or two, such as a stage, come again and again: their hashes are remembered. */
function hashOfShort(text: string): Buffer {
  const known = shortHashes.get(text);
  if (known) return known;
  const made = hashOf(text);
  if (shortHashes.size < shortHashesMax) shortHashes.set(text, made);
  return made;
}

const shortContentMax = 32;
const shortHashesMax = 1_000;
const shortHashes = new Map<string, Buffer>();

const bigintAsText = (value: FactRow[string]) => (typeof value === 'bigint' ? String(value) : value);
