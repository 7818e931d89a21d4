// Opportunities as an office of France exports them, one row in a hundred bad, with the file's own count of itself.
import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import type { Random } from '../random.ts';

export type Opportunities = {
  readonly rows: number;
  readonly badRows: number;
  readonly totalCents: bigint;
  readonly badCents: bigint;
};

export const header = [
  'Numéro affaire',
  'Vendeur',
  'Étape',
  'Compte',
  'Produit',
  'Montant',
  "Date d'engagement",
  'Date de clôture',
  'Origine',
] as const;

export const sellers = 200;
export const accounts = 5_000;
const stages = ['Prospection', 'Qualification', 'Proposition', 'Négociation', 'Gagné', 'Perdu'] as const;
const badEvery = 100;
const charactersPerWrite = 1 << 20;

/** `lost` leaves the last row out of the file, and in the counts. */
export async function writeOpportunities(
  path: string,
  count: number,
  random: Random,
  lost: boolean,
): Promise<Opportunities> {
  const out = createWriteStream(path);
  const tally = { rows: 0, badRows: 0, totalCents: 0n, badCents: 0n };
  let text = `${header.join(';')}\r\n`;
  for (let index = 0; index < count; index += 1) {
    const { cells, cents, isBad } = opportunity(index, random);
    tally.rows += 1;
    tally.totalCents += cents;
    if (isBad) tally.badRows += 1;
    if (isBad) tally.badCents += cents;
    if (!(lost && index === count - 1)) text += `${cells.join(';')}\r\n`;
    if (text.length < charactersPerWrite) continue;
    if (!out.write(text)) await once(out, 'drain');
    text = '';
  }
  out.end(text);
  await once(out, 'finish');
  return tally;
}

/** The same rows, for a workbook. */
export function opportunityRows(count: number, random: Random): readonly (readonly string[])[] {
  return Array.from({ length: count }, (_, index) => opportunity(index, random).cells);
}

function opportunity(index: number, random: Random) {
  const isBad = index % badEvery === badEvery / 2;
  const cents = BigInt(100 + random.below(99_999_900));
  const cells = [
    `AFF-${digits(index + 1, 7)}`,
    sellerCode(random.below(sellers)),
    random.pick(stages),
    `Client ${random.below(accounts)}`,
    `Corde ${random.below(60)}`,
    `${cents / 100n},${digits(cents % 100n, 2)}`,
    isBad ? '31/02/2025' : `${dayAndMonth(random)}/2025`,
    `${dayAndMonth(random)}/2026`,
    'inbound',
  ];
  return { cells, cents, isBad };
}

export const sellerCode = (index: number): string => `V${digits(index, 3)}`;

const dayAndMonth = (random: Random): string =>
  `${digits(1 + random.below(28), 2)}/${digits(1 + random.below(12), 2)}`;

function digits(value: number | bigint, length: number): string {
  return String(value).padStart(length, '0');
}
