// The figures again, from the raw files alone: exact fractions of BigInt, no code of the product.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

type Row = Readonly<Record<string, string>>;
type Fraction = readonly [numerator: bigint, denominator: bigint];

function fraction(text: string): Fraction {
  const [whole = '0', decimals = ''] = text.split('.');
  return [BigInt(whole + decimals), 10n ** BigInt(decimals.length)];
}

const added = ([a, b]: Fraction, [c, d]: Fraction): Fraction => [a * d + c * b, b * d];

/** A positive fraction rounded to so many decimals, a half to the even neighbour. */
function halfEven([a, b]: Fraction, decimals: number): string {
  const scaled = a * 10n ** BigInt(decimals);
  const [low, twice] = [scaled / b, (scaled % b) * 2n];
  const isUp = twice > b || (twice === b && low % 2n === 1n);
  const digits = String(low + (isUp ? 1n : 0n)).padStart(decimals + 1, '0');
  return `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

function plainText(value: Fraction): string {
  return halfEven(value, 10).replace(/\.?0+$/, '');
}

function rowsWithHeader(file: string): Row[] {
  const [header = '', ...lines] = readFileSync(file, 'utf8').trimEnd().split(/\r?\n/);
  const names = header.split(',');
  return lines.map((line) =>
    Object.fromEntries(line.split(',').map((cell, index) => [names[index] ?? '', cell])),
  );
}

const rowsWithTabs = (file: string): string[][] =>
  readFileSync(file, 'utf8')
    .trimEnd()
    .split(/\r?\n/)
    .map((line) => line.split('\t'));

const quarterOf = (date: string): string => `${date.slice(0, 4)}-Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`;

export function recountedAdventureWorks(folder: string) {
  const rates = new Map(
    rowsWithTabs(join(folder, 'SalesPerson.csv')).map((cells) => [cells[0] ?? '', fraction(cells[4] ?? '0')]),
  );
  const quotas = new Map(
    rowsWithTabs(join(folder, 'SalesPersonQuotaHistory.csv')).map((cells) => [
      `${cells[1]} ${quarterOf(cells[2] ?? '')}`,
      cells[3] ?? '',
    ]),
  );
  const orders = rowsWithHeader(join(folder, 'SalesOrderHeader.csv')).filter((row) =>
    rates.has(row['SalesPersonID'] ?? ''),
  );
  const revenues = new Map<string, Fraction>();
  for (const row of orders) {
    const key = `${row['SalesPersonID']} ${quarterOf(row['OrderDate'] ?? '')}`;
    revenues.set(key, added(revenues.get(key) ?? [0n, 1n], fraction(row['SubTotal'] ?? '')));
  }
  const rows = [...new Set([...revenues.keys(), ...quotas.keys()])].toSorted().map((key) => {
    const [seller = '', quarter = ''] = key.split(' ');
    const revenue = revenues.get(key) ?? [0n, 1n];
    const [quota, rate] = [quotas.get(key) ?? null, rates.get(seller) ?? [0n, 1n]];
    const attainment = quota === null ? null : halfEven([revenue[0], revenue[1] * BigInt(quota)], 6);
    return {
      seller,
      quarter,
      revenue: plainText(revenue),
      quota,
      attainment,
      commission: halfEven([revenue[0] * rate[0], revenue[1] * rate[1]], 2),
    };
  });
  return { orders: orders.length, rows };
}

export function recountedCrm(folder: string) {
  const deals = rowsWithHeader(join(folder, 'sales_pipeline.csv'));
  const rows = rowsWithHeader(join(folder, 'sales_teams.csv')).map(
    ({ sales_agent: seller = '', manager = '' }) => ({
      seller,
      manager,
      ...counted(deals.filter((deal) => deal['sales_agent'] === seller)),
    }),
  );
  const misspelt = deals.flatMap((deal, index) => (deal['product'] === 'GTXPro' ? [index + 2] : []));
  return { rows: rows.toSorted((a, b) => (a.seller < b.seller ? -1 : 1)), total: counted(deals), misspelt };
}

function counted(deals: readonly Row[]) {
  const at = (...stages: string[]) => deals.filter((deal) => stages.includes(deal['deal_stage'] ?? ''));
  const revenue = at('Won').reduce((sum, deal) => sum + BigInt(deal['close_value'] || '0'), 0n);
  return {
    won: at('Won').length,
    lost: at('Lost').length,
    open: at('Engaging', 'Prospecting').length,
    revenue: String(revenue),
  };
}

/** Won amounts by month of closing, March to December 2017. */
export function recountedWonByMonth(folder: string): number[] {
  const months = Array.from({ length: 10 }, () => 0);
  for (const deal of rowsWithHeader(join(folder, 'sales_pipeline.csv'))) {
    const month = Number(deal['close_date']?.split('/')[0]) - 3;
    if (deal['deal_stage'] === 'Won') months[month] = (months[month] ?? 0) + Number(deal['close_value']);
  }
  return months;
}
