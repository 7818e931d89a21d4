import { formatDate, messageOf } from '@cordee/messages/explanation';
import type { Transaction } from '@cordee/engine-compensation';
import {
  compareDates,
  decimalText,
  minorUnits,
  sumAmounts,
  withoutTrailingZeros,
  type Amount,
  type Locale,
} from '@cordee/kernel';

export type CreditsTable = {
  readonly title: string;
  readonly summary: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** The last line of the table; null where adding the amounts would mean nothing. */
  readonly total: readonly string[] | null;
};

/** The sales behind a statement, each with the file and line it was read from, in order of date and code. */
export function creditsTable(sales: readonly Transaction[], locale: Locale): CreditsTable {
  const say = (key: string, args: Readonly<Record<string, string>> = {}) =>
    messageOf(`payouts.document_${key}`, args, locale);
  const ordered = sales.toSorted((a, b) => compareDates(a.date, b.date) || (a.code < b.code ? -1 : 1));
  const currencies = new Set(sales.map((sale) => sale.amount.currency));
  const [currency] = currencies;
  // Orders and their invoices, or euros and dollars, add up to nothing that a reader could use.
  const isSummable =
    currency !== undefined && currencies.size === 1 && new Set(sales.map((sale) => sale.kind)).size === 1;
  const sum = isSummable
    ? [
        sumAmounts(
          sales.map((sale) => sale.amount),
          currency,
        ),
      ]
    : [];
  const amounts = columnTexts([...ordered.map((sale) => sale.amount), ...sum], locale);
  const amountColumn =
    currencies.size === 1 && currency ? say('column_amount', { currency }) : say('column_amount_mixed');
  return {
    title: say('credits'),
    summary: say(summaryKey(sales.length), { count: new Intl.NumberFormat(locale).format(sales.length) }),
    columns: [say('column_date'), say('column_sale'), say('column_file'), say('column_line'), amountColumn],
    rows: ordered.map((sale, index) => [
      formatDate(sale.date, locale),
      say(`kind_${sale.kind}`, { code: sale.code }),
      sale.place.document ?? '',
      sale.place.line === undefined ? '' : String(sale.place.line),
      amounts[index] ?? '',
    ]),
    total: isSummable ? ['', say('credits_total'), '', '', amounts.at(-1) ?? ''] : null,
  };
}

function summaryKey(count: number): string {
  if (count === 0) return 'credits_none';
  return count === 1 ? 'credits_one' : 'credits_other';
}

/** The amounts of a column with equally many decimals, so that their digits stand below each other. */
function columnTexts(amounts: readonly Amount[], locale: Locale): string[] {
  const isMixed = new Set(amounts.map((each) => each.currency)).size > 1;
  const digits = Math.max(
    0,
    ...amounts.map(({ value, currency }) =>
      Math.max(withoutTrailingZeros(value).scale, minorUnits(currency)),
    ),
  );
  const format = new Intl.NumberFormat(locale === 'fr' ? 'fr-FR' : 'en-GB', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return amounts.map(({ value, currency }) => {
    // decimalText writes what StringNumericLiteral describes; Intl reads such a text digit by digit.
    const number = format.format(decimalText(value) as Intl.StringNumericLiteral);
    return isMixed ? `${number} ${currency}` : number;
  });
}
