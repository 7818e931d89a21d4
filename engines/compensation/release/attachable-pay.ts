import { decimal } from '@cordee/kernel';
import type { Decimal } from '@cordee/kernel';

/** Tables of the law that say how much of a pay may be withheld. */
export const CEILING_TABLES = ['fr_attachable_pay_2024', 'fr_attachable_pay_2026'] as const;
export type CeilingTable = (typeof CEILING_TABLES)[number];

/** A part of the yearly pay, up to `to` (null: without end), of which top/bottom may be withheld. */
type AttachableBracket = {
  readonly to: Decimal | null;
  readonly top: Decimal;
  readonly bottom: Decimal;
};

type AttachablePay = {
  readonly source: string;
  readonly brackets: readonly AttachableBracket[];
  /** What each dependant adds to every threshold, a year; null where the table does not state it. */
  readonly perDependant: Decimal | null;
};

const FRACTIONS = [
  [1, 20],
  [1, 10],
  [1, 5],
  [1, 4],
  [1, 3],
  [2, 3],
  [1, 1],
] as const;

function brackets(thresholds: readonly string[]): readonly AttachableBracket[] {
  return FRACTIONS.map(([top, bottom], index) => {
    const threshold = thresholds[index];
    return {
      to: threshold === undefined ? null : decimal(threshold),
      top: decimal(String(top)),
      bottom: decimal(String(bottom)),
    };
  });
}

/** Code du travail, art. R. 3252-2 and R. 3252-3: yearly thresholds in euros. A twelfth of them counts a month. */
export const ATTACHABLE_PAY: Readonly<Record<CeilingTable, AttachablePay>> = {
  fr_attachable_pay_2024: {
    source: 'Code du travail R. 3252-2 et R. 3252-3, décret n° 2023-1228 du 20 décembre 2023',
    brackets: brackets(['4370', '8520', '12690', '16820', '20970', '25200']),
    perDependant: decimal('1690'),
  },
  fr_attachable_pay_2026: {
    source: 'Code du travail R. 3252-2, décret n° 2025-1299 du 24 décembre 2025',
    brackets: brackets(['4480', '8730', '13000', '17230', '21470', '25810']),
    perDependant: null,
  },
};
