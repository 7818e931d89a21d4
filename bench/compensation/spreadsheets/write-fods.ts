import { closeSync, openSync, writeSync } from 'node:fs';
import type { Book } from './read-book.ts';

/** The workbook as flat OpenDocument, formulas without values: whoever opens it calculates. */
export function writeFods(path: string, { credits, payees, formulas }: Book): void {
  const file = openSync(path, 'w');
  const write = (text: string) => void writeSync(file, text);
  write(head);
  write('<table:table table:name="Credits">');
  write(row([text('payee'), text('product'), text('channel'), text('amount')]));
  for (const { payee, product, channel, amount } of credits)
    write(row([text(payee), text(product), text(channel), number(amount)]));
  write('</table:table><table:table table:name="Pay">');
  write(row(['payee', 'quota', 'revenue', 'harness', 'direct', 'pay'].map(text)));
  payees.forEach(({ payee, quota }, index) => {
    const cells = formulas.map((each) =>
      formula(each.replaceAll('{row}', String(index + 2)).replaceAll('{last}', String(credits.length + 1))),
    );
    write(row([text(payee), number(quota), ...cells]));
  });
  write('</table:table></office:spreadsheet></office:body></office:document>');
  closeSync(file);
}

const head = `<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:body><office:spreadsheet>`;

const row = (cells: readonly string[]) => `<table:table-row>${cells.join('')}</table:table-row>`;
const text = (value: string) =>
  `<table:table-cell office:value-type="string"><text:p>${value}</text:p></table:table-cell>`;
const number = (value: string) => `<table:table-cell office:value-type="float" office:value="${value}"/>`;

/** OpenFormula writes a reference in brackets and separates by semicolons. */
function formula(given: string): string {
  const open = given
    .replaceAll(/Credits!(\$[A-Z]\$\d+):(\$[A-Z]\d+)/g, '[$$Credits.$1:.$2]')
    .replaceAll(/(?<![\w$.[:])([A-Z])(\d+)(?![\w\]])/g, '[.$1$2]')
    .replaceAll(',', ';')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
  return `<table:table-cell table:formula="of:${open}"/>`;
}
