// One slice of the line detail, read back where its payees are paid: in a worker thread, by a DuckDB instance that may
// open the artefact's folder and nothing else.
import { DuckDBInstance } from '@duckdb/node-api';
import { canonicalCredit } from './canonical-credit.ts';
import { creditOrder } from './credit-question.ts';
import { sliceFiles } from './credit-artefact.ts';

export type SliceTotal = {
  readonly ordinal: number;
  readonly currency: string;
  /** One a measure, in the order of the question: null where nothing counts. */
  readonly totals: readonly { readonly amount: string; readonly count: number }[];
};

/** Credits of one payee and currency: the canonical rows that each measure counts, in order. */
type SliceRows = {
  readonly ordinal: number;
  readonly currency: string;
  readonly rows: readonly (readonly string[])[];
};

export type Slice = {
  totals(): Promise<readonly SliceTotal[]>;
  /** Payee by payee; the rows of one are given at once. */
  rows(visit: (rows: SliceRows) => void): Promise<void>;
  close(): void;
};

const memoryLimit = '512MB';

type SlicePlace = { readonly artefact: string; readonly slice: number; readonly measures: number };

export async function openSlice({ artefact, slice, measures }: SlicePlace): Promise<Slice | undefined> {
  const files = sliceFiles(artefact, slice);
  if (files.length === 0) return undefined;
  const instance = await DuckDBInstance.create(':memory:', {
    memory_limit: memoryLimit,
    threads: '1',
    temp_directory: artefact,
  });
  const connection = await instance.connect();
  await connection.run(`set allowed_directories = [${textOf(artefact)}]`);
  await connection.run('set enable_external_access = false');
  await connection.run('set lock_configuration = true');
  const source = `read_parquet([${files.map(textOf).join(', ')}], hive_partitioning = false)`;
  return {
    totals: async () => {
      const each = Array.from({ length: measures }, (_, index) => {
        const counts = `measures & ${2 ** index} <> 0`;
        return `cast(coalesce(sum(value) filter (where ${counts}), 0) as text), count(*) filter (where ${counts})`;
      });
      const read = await connection.run(
        `select ordinal, currency, ${each.join(', ')} from ${source} group by ordinal, currency order by ordinal, currency`,
      );
      return (await read.getRows()).map(totalOf);
    },
    rows: (visit) => visitRows(connection, source, measures, visit),
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

const textOf = (text: string) => `'${text.replaceAll("'", "''")}'`;

function totalOf([ordinal, currency, ...cells]: readonly unknown[]): SliceTotal {
  const totals = Array.from({ length: cells.length / 2 }, (_, index) => ({
    amount: String(cells[2 * index]),
    count: Number(cells[2 * index + 1]),
  }));
  return { ordinal: Number(ordinal), currency: String(currency), totals };
}

type Connection = Awaited<ReturnType<DuckDBInstance['connect']>>;

async function visitRows(
  connection: Connection,
  source: string,
  measures: number,
  visit: (rows: SliceRows) => void,
): Promise<void> {
  const order = ['ordinal', 'currency', ...creditOrder.filter((key) => key !== 'ordinal')].join(', ');
  const read = await connection.stream(
    `select ordinal, currency, measures, ${canonicalCredit} as line from ${source} order by ${order}`,
  );
  let current: { ordinal: number; currency: string; rows: string[][] } | undefined;
  for (;;) {
    const chunk = await read.fetchChunk();
    if (!chunk || chunk.rowCount === 0) break;
    const [ordinals, currencies, counted, lines] = [0, 1, 2, 3].map((column) =>
      chunk.getColumnValues(column),
    );
    for (let row = 0; row < chunk.rowCount; row += 1) {
      const [ordinal, currency] = [Number(ordinals?.[row]), String(currencies?.[row])];
      if (current?.ordinal !== ordinal || current.currency !== currency) {
        if (current) visit(current);
        current = { ordinal, currency, rows: Array.from({ length: measures }, () => []) };
      }
      place(current.rows, Number(counted?.[row]), String(lines?.[row]));
    }
  }
  if (current) visit(current);
}

function place(rows: readonly string[][], counted: number, line: string): void {
  for (let [index, bits] = [0, counted]; bits > 0; index += 1, bits >>= 1)
    if (bits & 1) rows[index]?.push(line);
}
