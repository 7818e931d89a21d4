import { plainNumber } from './plain-number.ts';
import { serialDate } from './serial-date.ts';
import type { RawCell, RawRow } from './table-source.ts';
import type { Sheet, Workbook } from './workbook-parts.ts';
import { closedPart, decodeXml, ELEMENT_CHARS_MAX, textOf, XML } from './xml-text.ts';
import { DamagedPart, readZipPart } from './zip-directory.ts';

/** Excel has 16,384 columns; a reference past them is damage, not data. */
const COLUMNS_MAX = 16_384;

/** Streams the rows of one sheet that hold anything. A formula gives the result that was stored with it. */
export async function* readSheet(
  workbook: Workbook,
  sheet: Sheet,
  texts: readonly string[],
): AsyncGenerator<RawRow> {
  const decoder = new TextDecoder();
  let waiting = '';
  let line = 0;
  let record = 0;
  for await (const chunk of readZipPart(workbook.path, sheet.part)) {
    waiting += decoder.decode(chunk, { stream: true });
    const whole = closedPart(waiting, 'row');
    for (const row of whole.matchAll(XML.row)) {
      line = Number(/(?:^|\s)r="(\d+)"/.exec(row[1] ?? '')?.[1] ?? line + 1);
      const cells = cellsOf(row[2] ?? '', workbook, texts);
      if (cells.every((cell) => cell === null || cell === '')) continue;
      record += 1;
      yield { sheet: sheet.name, line, record, cells };
    }
    waiting = waiting.slice(whole.length);
    if (waiting.length > ELEMENT_CHARS_MAX) waiting = withoutEmptyRows(waiting, sheet);
  }
}

/** Rows that are only formatted hold nothing, however many there are; an element that does not end is damage. */
function withoutEmptyRows(xml: string, { part }: Sheet): string {
  const rest = xml.slice(xml.lastIndexOf('<'));
  if (rest.length > ELEMENT_CHARS_MAX || /<(?:\w+:)?c\b/.test(xml)) throw new DamagedPart(part.name);
  return rest;
}

function cellsOf(rowXml: string, workbook: Workbook, texts: readonly string[]): RawCell[] {
  const cells: RawCell[] = [];
  for (const found of closedPart(rowXml, 'c').matchAll(XML.cell)) {
    const attributes = found[1] ?? '';
    const column = columnNumber(attributes) ?? cells.length + 1;
    if (column > COLUMNS_MAX) continue;
    while (cells.length < column - 1) cells.push(null);
    cells[column - 1] = cellOf(attributes, found[2] ?? '', workbook, texts);
  }
  return cells;
}

function cellOf(attributes: string, xml: string, workbook: Workbook, texts: readonly string[]): RawCell {
  const type = / t="(\w+)"/.exec(attributes)?.[1] ?? 'n';
  if (type === 'inlineStr') return textOf(xml);
  const value = XML.value.exec(closedPart(xml, 'v'))?.[1] ?? '';
  if (value === '') return null;
  switch (type) {
    case 's':
      return texts[Number(value)] ?? null;
    case 'str':
      return decodeXml(value);
    case 'e':
      return { kind: 'error', text: decodeXml(value) };
    case 'b':
      return value === '1' ? 'true' : 'false';
    case 'd':
      return { kind: 'date', text: value.slice(0, 10) };
    default:
      return numberCell(value, Number(/ s="(\d+)"/.exec(attributes)?.[1] ?? 0), workbook);
  }
}

function numberCell(value: string, style: number, workbook: Workbook): RawCell {
  const text = plainNumber(value);
  if (text === null) return { kind: 'error', text: value };
  switch (workbook.numberKinds[style] ?? 'number') {
    case 'percentage':
      return { kind: 'percentage', ratio: text };
    case 'date': {
      const date = serialDate(Number(value), workbook.counts1904);
      return date === null ? { kind: 'number', text } : { kind: 'date', text: date };
    }
    case 'number':
      return { kind: 'number', text };
  }
}

function columnNumber(attributes: string): number | null {
  const letters = /(?:^|\s)r="([A-Z]+)\d+"/.exec(attributes)?.[1];
  if (letters === undefined) return null;
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column;
}
