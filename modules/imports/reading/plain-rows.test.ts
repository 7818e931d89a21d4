import fc from 'fast-check';
import { expect, test } from 'vitest';
import { IMPORT_TARGETS } from '../import-targets.ts';
import type { Mapping } from '../mapping/mapping.ts';
import { rowJudge } from './judge-row.ts';
import { plainRows } from './plain-rows.ts';
import type { RawRow } from './raw-table.ts';
import { readRows } from './read-rows.ts';
import { tableOf } from './table-of.ts';

const header = 'deal_code;seller;stage;amount;engaged_on;note';
const target = IMPORT_TARGETS.deals;
const mapping: Mapping = {
  version: 1,
  target: 'deals',
  header: 'find',
  fields: Object.fromEntries(
    header
      .split(';')
      .slice(0, -1)
      .map((code) => [code, { from: 'column', column: { header: code } }]),
  ),
};

async function columnsOf(given: Mapping) {
  const reading = await readRows(tableOf(header, 'A-1;V1;won;12,50;13/01/2026;'), given, target);
  if (!reading.ok) throw new Error(reading.refusal.code);
  return reading.value.columns;
}

const cell = (...texts: readonly string[]) => fc.constantFrom(...texts);
const row = fc
  .tuple(
    cell('A-1', 'A-2', '', 'Total', '# note', 'deal_code', 'exemple 1', ' A-1 '),
    cell('V1', 'Total Énergies', '', 'seller', 'une vendeuse au nom long'),
    cell('won', 'Sous-total', 'stage', ''),
    cell('12,50', '1 200 €', '', 'abc', '12,5', '12', '-3', '1.250,00', 'amount'),
    cell('13/01/2026', '31/02/2026', '', '2026-01-13', 'engaged_on'),
    cell('', 'cumul', 'a note'),
  )
  .map((cells) => cells.slice(0, cells[5] === '' ? 5 : 6));

test('says of every row what the careful reading says of it alone', async () => {
  const columns = await columnsOf(mapping);
  // A replacement of what no cell holds leaves every row to the careful reading.
  const careful = await columnsOf({
    ...mapping,
    fields: {
      ...mapping.fields,
      stage: { from: 'column', column: { header: 'stage' }, replacements: { 'in no file': 'lost' } },
    },
  });
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 40 }), (rows) => {
      const seenBy = (settled: typeof columns) => {
        const contents: number[] = [];
        const judge = rowJudge(settled, target, (_key, content) => {
          contents.push(content);
          return null;
        });
        return { judged: rows.map((cells, at) => judge(raw(cells, at + 2))), contents };
      };
      expect(seenBy(columns)).toEqual(seenBy(careful));
    }),
  );
});

test('reads a cell that comes again once', async () => {
  const columns = await columnsOf(mapping);
  const noise = { headers: columns.header.headers, requiredColumns: [1] };
  const read = plainRows(columns, target, noise);
  const [first, second] = [1, 2].map((line) => read(raw(['A-1', 'V1', 'won', '5', '13/01/2026'], line)));
  expect(first?.values['engaged_on']).toBe(second?.values['engaged_on']);
  expect(first?.content).toBe(second?.content);
});

const raw = (cells: readonly string[], line: number): RawRow => ({
  line,
  record: line,
  byteOffset: line,
  cells,
});
