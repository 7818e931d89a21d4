import exceljs from 'exceljs';
import type { Company, ReadyFile } from '../company.ts';
import { fixZipDates } from './zip-dates.ts';

type SourceCompany = Pick<Company, 'organisation' | 'people' | 'quotas' | 'transactions'>;
type Sheet = exceljs.Worksheet;

const FILE_NAME = 'Primes_2025_VF_v7_corrigé.xlsx';
const YEAR = '2025';
const AUTHORED_AT = '2026-01-16T09:12:00Z';
const MONTHS = ['janv', 'févr', 'mars', 'avr', 'mai', 'juin', 'juil', 'août', 'sept', 'oct', 'nov', 'déc'];
const FIRST_ROW = 6;

type PayLine = {
  readonly name: string;
  readonly hiredOn: string;
  readonly quotaEuros: number;
  readonly salesEuros: readonly number[];
};

export function uglyWorkbookFile(company: SourceCompany): ReadyFile {
  return {
    name: 'ugly-workbook',
    fileName: FILE_NAME,
    kind: 'pay_workbook',
    purpose: 'ugly',
    dueOn: company.organisation.today,
    content: () => makeUglyWorkbook(company),
  };
}

/**
 * The bonus workbook that such a company keeps: a sheet a team, title rows, headers merged over two lines, months across,
 * subtotals, accountants' negatives, a broken reference, dates in three styles and a sheet that somebody hid.
 */
export async function makeUglyWorkbook(company: SourceCompany): Promise<Uint8Array> {
  const workbook = new exceljs.Workbook();
  workbook.creator = 'Service commercial';
  workbook.lastModifiedBy = 'Service commercial';
  // exceljs takes a Date for the document's properties; it is a constant, not the clock.
  workbook.created = new Date(AUTHORED_AT);
  workbook.modified = new Date(AUTHORED_AT);
  for (const team of company.organisation.teams) {
    const sheet = workbook.addWorksheet(sheetName(team.name));
    writeTitle(sheet, team.name);
    writeHeader(sheet);
    writeLines(sheet, payLines(company, team.name));
  }
  writeHiddenSheet(workbook);
  // exceljs types the result as its own Buffer; in Node it is Node's.
  const written = (await workbook.xlsx.writeBuffer()) as unknown as Uint8Array;
  return fixZipDates(written);
}

function writeTitle(sheet: Sheet, team: string): void {
  sheet.getCell('A1').value = `PRIMES ${YEAR} - ${team.toUpperCase()} - VF v7 (corrigé)`;
  sheet.mergeCells('A1:R1');
  sheet.getCell('A2').value = 'Document de travail, ne pas diffuser';
  sheet.getCell('A3').value = 'Montants en € HT sauf mention contraire';
}

function writeHeader(sheet: Sheet): void {
  sheet.getCell('A4').value = 'Commercial';
  sheet.mergeCells('A4:A5');
  sheet.getCell('B4').value = 'Entrée';
  sheet.mergeCells('B4:B5');
  sheet.getCell('C4').value = `Objectif ${YEAR}`;
  sheet.mergeCells('C4:C5');
  sheet.getCell('D4').value = 'CA signé';
  sheet.mergeCells('D4:O4');
  MONTHS.forEach((month, index) => (sheet.getRow(5).getCell(index + 4).value = month));
  sheet.getCell('P4').value = 'Prime';
  sheet.getCell('P5').value = 'Calculée';
  sheet.getCell('Q5').value = 'Corrigée';
  sheet.mergeCells('P4:Q4');
  sheet.getCell('R4').value = 'Régul.';
  sheet.mergeCells('R4:R5');
}

function writeLines(sheet: Sheet, lines: readonly PayLine[]): void {
  let rowNumber = FIRST_ROW;
  const half = Math.ceil(lines.length / 2);
  [lines.slice(0, half), lines.slice(half)].forEach((group, groupIndex) => {
    const firstOfGroup = rowNumber;
    group.forEach((line, index) => writeLine(sheet, rowNumber++, { line, rank: index + groupIndex * half }));
    writeSubtotal(sheet, {
      rowNumber,
      firstOfGroup,
      label: `Sous-total zone ${groupIndex + 1}`,
      quotaEuros: sum(group.map(({ quotaEuros }) => quotaEuros)),
    });
    rowNumber += 2;
  });
  sheet.getCell(`A${rowNumber}`).value = 'TOTAL ÉQUIPE';
  sheet.getCell(`C${rowNumber}`).value = sum(lines.map(({ quotaEuros }) => quotaEuros));
}

function writeLine(sheet: Sheet, rowNumber: number, { line, rank }: { line: PayLine; rank: number }): void {
  const row = sheet.getRow(rowNumber);
  row.getCell(1).value = rank % 4 === 1 ? line.name.toUpperCase() : line.name;
  row.getCell(2).value = mixedDate(line.hiredOn, rank);
  row.getCell(3).value = rank % 5 === 2 ? frenchText(line.quotaEuros) : line.quotaEuros;
  line.salesEuros.forEach((sales, index) => {
    row.getCell(index + 4).value = sales < 0 ? `(${frenchText(-sales)})` : sales === 0 ? '-' : sales;
  });
  const total = sum(line.salesEuros);
  const bonus = Math.round(total * 0.012);
  row.getCell(16).value = rank === 3 ? { error: '#REF!' } : bonus;
  row.getCell(17).value = rank % 6 === 4 ? `${frenchText(bonus + 150)} €` : null;
  row.getCell(18).value = rank % 5 === 0 ? `(${frenchText(1_234 + 10 * rank)})` : null;
}

function writeSubtotal(
  sheet: Sheet,
  at: { rowNumber: number; firstOfGroup: number; label: string; quotaEuros: number },
): void {
  const row = sheet.getRow(at.rowNumber);
  row.getCell(1).value = at.label;
  row.getCell(3).value = {
    formula: `SUM(C${at.firstOfGroup}:C${at.rowNumber - 1})`,
    result: at.quotaEuros,
    date1904: false,
  };
}

function writeHiddenSheet(workbook: exceljs.Workbook): void {
  const sheet = workbook.addWorksheet('NE PAS TOUCHER', { state: 'hidden' });
  sheet.addRow(['taux', 'ancien taux', 'à voir avec la paie']);
  sheet.addRow([0.012, 0.0115, '?']);
}

/** Orders of the year by month, in whole euros, with the credit notes taken off. */
function payLines(company: SourceCompany, team: string): PayLine[] {
  const people = company.people.filter((person) => person.team === team && person.role === 'seller');
  return people.map((person) => {
    const salesEuros = MONTHS.map(() => 0);
    for (const { seller, kind, date, amount } of company.transactions) {
      if (seller !== person.person_code || !date.startsWith(YEAR)) continue;
      if (kind !== 'order' && kind !== 'credit_note') continue;
      const month = Number(date.slice(5, 7)) - 1;
      salesEuros[month] = (salesEuros[month] ?? 0) + Math.round(Number(amount));
    }
    const quotas = company.quotas.filter(
      ({ seller, period }) => seller === person.person_code && period.startsWith(YEAR),
    );
    return {
      name: `${person.family_name} ${person.given_name}`,
      hiredOn: person.hired_on,
      quotaEuros: sum(quotas.map(({ amount }) => Math.round(Number(amount)))),
      salesEuros,
    };
  });
}

/** A real date, a French text or a month in words, as different hands typed it. */
function mixedDate(isoDate: string, rank: number): Date | string {
  const [year = '', month = '', day = ''] = isoDate.split('-');
  if (rank % 3 === 0) return new Date(`${isoDate}T00:00:00Z`);
  if (rank % 3 === 1) return `${day}/${month}/${year}`;
  return `${MONTHS[Number(month) - 1] ?? ''}-${year.slice(2)}`;
}

/** `1234567` reads `1 234 567`, with the no-break spaces that spreadsheets paste. */
function frenchText(euros: number): string {
  return String(euros).replaceAll(/\B(?=(\d{3})+$)/g, '\u00a0');
}

/** Excel cuts sheet names at 31 characters; offices abbreviate. */
function sheetName(team: string): string {
  return team.replace('Développement', 'Dév').slice(0, 31);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
