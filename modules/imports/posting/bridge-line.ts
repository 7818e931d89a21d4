// The bridge of a file row by row: file = rejected + excluded + credited + credited to nobody.
import { compareDecimals, decimalText, type Decimal, type Locale, type Refusal } from '@cordee/kernel';
import { m } from '@cordee/messages';
import type { Bridge } from '../import-record.ts';
import { sayRefusal } from '../preview/say-refusal.ts';
import { csvLine } from './write-rejects.ts';

type BridgePart = Exclude<keyof Bridge, 'currency' | 'file'>;

/** One record of the file and where its amount went; null where no amount could be read. */
export type BridgeLine = {
  readonly line: number;
  readonly sheet: string | null;
  readonly part: BridgePart;
  readonly amount: Decimal | null;
  readonly seller: string | null;
  readonly reasons: readonly Refusal[];
};

const BRIDGE_PARTS = [
  'rejected',
  'excluded',
  'credited',
  'creditedToNobody',
] as const satisfies readonly BridgePart[];

const names: Record<BridgePart, (locale: Locale) => string> = {
  rejected: (locale) => m['imports.bridge_rejected']({}, { locale }),
  excluded: (locale) => m['imports.bridge_excluded']({}, { locale }),
  credited: (locale) => m['imports.bridge_credited']({}, { locale }),
  creditedToNobody: (locale) => m['imports.bridge_uncredited']({}, { locale }),
};

/** A file that a spreadsheet of the reader's language opens: semicolons and commas in French, as offices have them. */
export function bridgeWriter(locale: Locale) {
  const delimiter = locale === 'fr' ? ';' : ',';
  const number = (value: Decimal) => {
    const text = decimalText(value);
    return locale === 'fr' ? text.replace('.', ',') : text;
  };
  const csv = (...cells: readonly string[]) => csvLine(cells, delimiter);
  return {
    header: () =>
      `\ufeff${csv(
        m['imports.rejects_line']({}, { locale }),
        m['imports.bridge_sheet']({}, { locale }),
        m['imports.bridge_part']({}, { locale }),
        m['imports.field_amount']({}, { locale }),
        m['imports.field_seller']({}, { locale }),
        m['imports.bridge_reason']({}, { locale }),
      )}`,
    line: ({ line, sheet, part, amount, seller, reasons }: BridgeLine) =>
      csv(
        String(line),
        sheet ?? '',
        names[part](locale),
        amount === null ? '' : number(amount),
        seller ?? '',
        reasons.map((reason) => sayRefusal(reason, locale)).join(' '),
      ),
    totals: (bridge: Bridge) =>
      [
        ...BRIDGE_PARTS.map((part) => ['', '', names[part](locale), number(bridge[part]), '', '']),
        ['', '', m['imports.bridge_file']({}, { locale }), number(bridge.file), '', bridge.currency],
      ]
        .map((cells) => csv(...cells))
        .join(''),
  };
}

/** Whether a file read again as it was known then comes to what was kept of it. */
export function isSameBridge(a: Omit<Bridge, 'currency'>, b: Omit<Bridge, 'currency'>): boolean {
  return (['file', ...BRIDGE_PARTS] as const).every((part) => compareDecimals(a[part], b[part]) === 0);
}
