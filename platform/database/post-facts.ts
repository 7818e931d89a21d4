// Many facts in one transaction: staged in temporary tables, compared with what is known, and only what differs is
// appended.
import { invariant } from '@cordee/kernel';
import { appendRange, holdsFacts, type AppendedCounts } from './append-facts.ts';
import type { CopyBytes } from './copy-rows.ts';
import type { FactTable } from './fact-table.ts';
import {
  cellsOfFacts,
  factColumns,
  keyRanges,
  rangeOf,
  withinRange,
  type FactInput,
  type KeyRanges,
} from './fact-rows.ts';
import { openStagedCopy, type StagedCopy } from './staged-copy.ts';
import type { Writing } from './transaction.ts';

export type PostedCounts = AppendedCounts & { read: number };

export type PostOptions = {
  readonly branch?: number;
  readonly importId?: string | null;
  /** How many statements append them: `many` for facts in the hundred thousands, that each may be short. */
  readonly ranges?: KeyRanges;
  /** Hears, range by range, how many facts were compared and appended; may throw to leave nothing. */
  readonly onAppended?: (count: number) => void;
};

/** Facts of one table on their way in, as they come; several tables may be open at once. */
export type FactStaging = {
  /** Keeps one fact; true when it is time to `flush`. */
  add(fact: FactInput): boolean;
  /** The same for facts that were written elsewhere, by range; of one cell, the fact of the largest ordinal wins. */
  addRows(rows: readonly CopyBytes[]): boolean;
  flush(): Promise<void>;
  /** No more facts. The counts are filled when the transaction ends. */
  finish(): Promise<PostedCounts>;
};

/**
 * Posts facts idempotently: a cell whose content is already known adds no row. The last of several inputs for one cell
 * wins. `counts` is filled when the transaction ends. Cost: one index lookup per input row.
 */
export async function postFacts(
  tx: Writing,
  table: FactTable,
  facts: AsyncIterable<FactInput> | Iterable<FactInput>,
  options: PostOptions = {},
): Promise<PostedCounts> {
  const staging = await openFactStaging(tx, table, options);
  for await (const fact of facts) if (staging.add(fact)) await staging.flush();
  return staging.finish();
}

/** The same for a producer that has facts of several tables at a time. */
export async function openFactStaging(
  tx: Writing,
  table: FactTable,
  options: PostOptions = {},
): Promise<FactStaging> {
  const { ranges = keyRanges.whole } = options;
  const cellsOf = cellsOfFacts(table);
  const stagings: StagedCopy[] = [];
  for (let range = 0; range < ranges; range += 1)
    stagings.push(await openStagedCopy(tx, table.name, factColumns(table)));
  const full = new Set<StagedCopy>();
  const put = (range: number, into: (staging: StagedCopy) => boolean) => {
    const staging = stagings[range];
    invariant(staging !== undefined, 'a range of the key', { range });
    if (into(staging)) full.add(staging);
  };
  let read = 0;
  return {
    add: (fact) => {
      const cells = cellsOf(fact, (read += 1));
      put(rangeOf(fact.entityId, ranges), (staging) => staging.add(cells));
      return full.size > 0;
    },
    addRows: (rows) => {
      for (const [range, copied] of rows.entries()) {
        put(range, (staging) => staging.addRows(copied));
        read += copied.rowCount;
      }
      return full.size > 0;
    },
    flush: async () => {
      for (const staging of full) await staging.flush();
      full.clear();
    },
    finish: async () => {
      for (const staging of stagings) await staging.finish();
      const counts: PostedCounts = { read, added: 0, changed: 0, unchanged: 0 };
      if (read > 0)
        tx.atTheEnd(async (change) => {
          for await (const range of appended(tx, table, stagings, { ...options, change }))
            for (const key of ['added', 'changed', 'unchanged'] as const) counts[key] += range[key];
        });
      return counts;
    },
  };
}

async function* appended(
  tx: Writing,
  table: FactTable,
  stagings: readonly StagedCopy[],
  { change, branch = 0, importId = null, onAppended }: PostOptions & { readonly change: bigint },
): AsyncGenerator<AppendedCounts> {
  const isCompared = await holdsFacts(tx, table, branch);
  for (const [range, staging] of stagings.entries()) {
    const staged = { staging: staging.table, within: withinRange(range, stagings.length) };
    yield appendRange(tx, staged, { table, branch, change, importId, isCompared });
    onAppended?.(staging.count());
  }
}
