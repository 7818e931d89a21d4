import { expect, test } from 'vitest';
import { fileHolding } from './file-holding.test-support.ts';
import { openTable } from './open-table.ts';

async function rowsOf(text: string) {
  const opened = await openTable(fileHolding('export.jsonl', text));
  if (!opened.ok) throw new Error(opened.refusal.code);
  expect(opened.value.format).toBe('jsonl');
  return Array.fromAsync(opened.value.rows());
}

test('each object is a record on its line, under the names of all of them', async () => {
  const rows = await rowsOf('{"code":"A","amount":1.50}\r\n\n{"amount":null,"code":"B","is_new":true}\n');
  expect(rows.map(({ line, cells }) => [line, cells])).toEqual([
    [0, ['code', 'amount', 'is_new']],
    [1, ['A', { kind: 'number', text: '1.50' }, null]],
    [2, []],
    [3, ['B', null, 'true']],
  ]);
});

test('a number keeps its digits and a text loses what no text may hold', async () => {
  const [, row] = await rowsOf('{"amount":1234567890.12,"far":12e2,"text":"a\\u0000b\\ud800"}');
  expect(row?.cells).toEqual([
    { kind: 'number', text: '1234567890.12' },
    { kind: 'number', text: '1200' },
    'ab\ufffd',
  ]);
});

test('a bad line is turned away alone, with its number', async () => {
  const deep = `{"code":${'['.repeat(200_000)}`;
  const rows = await rowsOf(
    ['{"code":"A"}', deep, '{"code":["B"]}', 'code', '[1]', '{"code":"C"}'].join('\n'),
  );
  expect(rows.slice(1).map(({ refusal }) => refusal?.code ?? 'read')).toEqual([
    'read',
    'imports.json_unreadable',
    'imports.json_nested',
    'imports.json_unreadable',
    'imports.json_unreadable',
    'read',
  ]);
  expect(rows[3]?.refusal?.place).toMatchObject({ line: 3, column: 'code' });
});

test('a name that comes after a thousand records turns its record away, and nothing is lost in silence', async () => {
  const many = Array.from({ length: 1_000 }, (_, index) => `{"code":"${index}"}`);
  const rows = await rowsOf([...many, '{"code":"X","late":1}'].join('\n'));
  expect(rows.at(-1)?.refusal).toMatchObject({ code: 'imports.json_name_new', args: { column: 'late' } });
});

test('JSON that is not line by line is refused with what to do', async () => {
  for (const text of ['[{"code":"A"}]', '{\n  "code": "A"\n}\n']) {
    const opened = await openTable(fileHolding('export.json', text));
    expect(opened.ok ? null : opened.refusal.code).toBe('imports.file_json');
  }
});
