// A figure as it is typed, part by part, and added up without a binary number in between.
import type { NewProposal } from '../../api/quotas/quota-rounds.ts';
import { numberTyped } from '../../ui/exact-text.ts';

export const PARTS = ['kept', 'lost', 'gained', 'price'] as const;
export type Part = (typeof PARTS)[number];
export type Typed = Readonly<Record<Part | 'text' | 'means', string>>;

export const nothingTyped: Typed = { kept: '', lost: '', gained: '', price: '', text: '', means: '' };

/** What is sent; null as long as a part is no number, or the first is empty. Only prices may take away. */
export function figureTyped({ text, means, ...parts }: Typed): NewProposal | null {
  const [kept, lost, gained] = [parts.kept, parts.lost || '0', parts.gained || '0'].map(numberTyped);
  const price = signedTyped(parts.price || '0');
  return kept && lost && gained && price
    ? { kept, lost, gained, price, text: text.trim(), means: means.trim() }
    : null;
}

function signedTyped(text: string): string | null {
  const bare = text.replace(/^\s*[-−]/, '');
  const number = numberTyped(bare);
  return number === null || bare === text ? number : `-${number}`;
}

const places = 4;

/** kept − lost + gained + price, exactly. */
export function sumOf({ kept, lost, gained, price }: Pick<NewProposal, Part>): string {
  const total = unitsOf(kept) - unitsOf(lost) + unitsOf(gained) + unitsOf(price);
  const digits = String(total < 0n ? -total : total).padStart(places + 1, '0');
  return `${total < 0n ? '-' : ''}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

function unitsOf(text: string): bigint {
  const [whole = '0', fraction = ''] = text.replace('-', '').split('.');
  const units = BigInt(`${whole}${fraction.padEnd(places, '0').slice(0, places)}`);
  return text.startsWith('-') ? -units : units;
}
