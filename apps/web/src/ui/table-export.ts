import { locale } from '../locale.ts';
import type { TableColumn } from './table-shell.tsx';

/** The rows as a CSV that the reader's spreadsheet opens with a double click. */
export function csvOf<Row>(columns: readonly TableColumn<Row>[], rows: readonly Row[]): string {
  const delimiter = locale === 'fr' ? ';' : ',';
  const lines = [
    columns.map((column) => quoted(column.header)),
    ...rows.map((row) => columns.map((column) => quoted(cellText(column.value(row))))),
  ];
  return `\uFEFF${lines.map((cells) => cells.join(delimiter)).join('\r\n')}\r\n`;
}

function cellText(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  return locale === 'fr' ? String(value).replace('.', ',') : String(value);
}

// A leading =, +, - or @ in a text would run as a formula in a spreadsheet.
function quoted(text: string): string {
  const harmless = /^[=+@\t]|^-(?![\d,.]+$)/.test(text) ? `'${text}` : text;
  return `"${harmless.replaceAll('"', '""')}"`;
}

export function saveFile(name: string, content: string): void {
  const address = URL.createObjectURL(new Blob([content], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
