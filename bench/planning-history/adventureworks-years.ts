// Years of AdventureWorks as its files tell them: orders by seller and month, and the quotas that were really set.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Results by month, the oldest first; a year of the company runs from June to May, as its quotas do. */
export type SellerYears = {
  readonly seller: string;
  readonly past: readonly number[];
  readonly lastYear: number;
  readonly result: number;
  readonly quotaSet: number;
};

const firstMonth = '2011-06';
const pastMonths = 24;
const yearMonths = 12;
/** The quotas of the year are those set on its four first days of quarter. */
const [quotasFrom, quotasTo] = ['2013-05-30', '2014-05-30'];

/** Who sold in the year before the last known one, in the order of their numbers. */
export function adventureWorksYears(folder: string): readonly SellerYears[] {
  const results = monthlyResults(join(folder, 'SalesOrderHeader.csv'));
  const quotas = quotasSet(join(folder, 'SalesPersonQuotaHistory.csv'));
  return [...results]
    .map(([seller, months]) => ({
      seller,
      past: sinceFirstSale(months.slice(0, pastMonths)),
      lastYear: sum(months.slice(pastMonths - yearMonths, pastMonths)),
      result: sum(months.slice(pastMonths, pastMonths + yearMonths)),
      quotaSet: quotas.get(seller) ?? 0,
    }))
    .filter(({ lastYear }) => lastYear > 0)
    .toSorted((a, b) => Number(a.seller) - Number(b.seller));
}

const sinceFirstSale = (months: readonly number[]): readonly number[] =>
  months.slice(
    Math.max(
      0,
      months.findIndex((each) => each > 0),
    ),
  );

function monthlyResults(path: string): ReadonlyMap<string, number[]> {
  const results = new Map<string, number[]>();
  for (const line of linesOf(path).slice(1)) {
    const [, date = '', , , , , , , seller = '', , , amount = '0'] = line.split(',');
    const month = monthsBetween(firstMonth, date.slice(0, 7));
    if (seller === '' || month < 0 || month >= pastMonths + yearMonths) continue;
    const own = results.get(seller) ?? Array.from({ length: pastMonths + yearMonths }, () => 0);
    own[month] = (own[month] ?? 0) + Number(amount);
    results.set(seller, own);
  }
  return results;
}

function quotasSet(path: string): ReadonlyMap<string, number> {
  const quotas = new Map<string, number>();
  for (const line of linesOf(path)) {
    const [, seller = '', date = '', amount = '0'] = line.split('\t');
    if (date >= quotasFrom && date < quotasTo) quotas.set(seller, (quotas.get(seller) ?? 0) + Number(amount));
  }
  return quotas;
}

function monthsBetween(from: string, to: string): number {
  const index = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7));
  return index(to) - index(from);
}

const linesOf = (path: string): readonly string[] =>
  readFileSync(path, 'utf8')
    .split(/\r?\n/)
    .filter((line) => line !== '');

export const sum = (values: readonly number[]): number => values.reduce((total, each) => total + each, 0);
