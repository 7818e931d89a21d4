import { bareNumber } from '../values/read-number.ts';
import { numericParts } from '../values/read-date.ts';
import type { FieldType } from '../import-target.ts';
import type { RawCell } from './raw-table.ts';

/** The mark before the decimals: 1.234,56 is 'comma', 1,234.56 is 'point'. */
export type DecimalMark = 'comma' | 'point';

/** The order of a numeric date: 31/12/2025 is 'dmy', 12/31/2025 'mdy'. ISO dates are read whatever the order. */
export type DateOrder = 'dmy' | 'mdy' | 'ymd';

/** Whether a bare 3 of a percentage column is 3 % ('percent') or 300 % ('ratio', where 3 % is written 0.03). */
type PercentageUnit = 'percent' | 'ratio';

/** How a column writes its values. What the field does not need is absent. */
export type ColumnStyle = {
  readonly decimalMark?: DecimalMark;
  readonly dateOrder?: DateOrder;
  readonly percentageUnit?: PercentageUnit;
};

/**
 * What the values of a column say about its style. A value that can be read in one way only is evidence; `open` counts
 * those that change with the style. `sharePlain` is kept for percentages: the largest value written without a sign.
 */
export type StyleEvidence = {
  comma: number;
  point: number;
  openNumbers: number;
  dmy: number;
  mdy: number;
  openDates: number;
  abovePlainOne: number;
  plainRatios: number;
};

/** No evidence yet; addEvidence fills it in place, over a million cells if need be. */
export function noEvidence(): StyleEvidence {
  return {
    comma: 0,
    point: 0,
    openNumbers: 0,
    dmy: 0,
    mdy: 0,
    openDates: 0,
    abovePlainOne: 0,
    plainRatios: 0,
  };
}

export function addEvidence(evidence: StyleEvidence, type: FieldType, cell: RawCell): void {
  if (type === 'date') {
    if (typeof cell === 'string') addDate(evidence, cell);
    return;
  }
  if (type !== 'amount' && type !== 'number' && type !== 'percentage') return;
  if (typeof cell === 'string') addNumber(evidence, type, cell);
  else if (cell?.kind === 'number' && type === 'percentage') addPlain(evidence, cell.text);
}

/** Whether one more value could still change the style. */
export function isSettled(evidence: StyleEvidence, type: FieldType): boolean {
  if (type === 'date') return evidence.dmy + evidence.mdy > 0;
  if (type === 'amount' || type === 'number') return evidence.comma + evidence.point > 0;
  return type !== 'percentage';
}

/**
 * The style that the evidence speaks for, and whether anything depended on the hint: the style of the file's other
 * columns, where a column does not decide by itself.
 */
export function styleOf(
  evidence: StyleEvidence,
  type: FieldType,
  hint: { readonly decimalMark: DecimalMark; readonly dateOrder: DateOrder },
): { readonly style: ColumnStyle; readonly evident: boolean } {
  switch (type) {
    case 'date':
      if (evidence.dmy !== evidence.mdy) {
        return { style: { dateOrder: evidence.dmy > evidence.mdy ? 'dmy' : 'mdy' }, evident: true };
      }
      return { style: { dateOrder: hint.dateOrder }, evident: evidence.openDates === 0 };
    case 'amount':
    case 'number':
      return { style: { decimalMark: markOf(evidence, hint) }, evident: isMarkEvident(evidence) };
    case 'percentage':
      return {
        style: {
          decimalMark: markOf(evidence, hint),
          percentageUnit: evidence.abovePlainOne > 0 || evidence.plainRatios === 0 ? 'percent' : 'ratio',
        },
        evident: isMarkEvident(evidence) && (evidence.abovePlainOne > 0 || evidence.plainRatios === 0),
      };
    case 'attributes':
    case 'text':
    case 'code':
    case 'choice':
    case 'currency':
    case 'email':
    case 'period':
      return { style: {}, evident: true };
  }
}

function markOf(evidence: StyleEvidence, hint: { readonly decimalMark: DecimalMark }): DecimalMark {
  if (evidence.comma === evidence.point) return hint.decimalMark;
  return evidence.comma > evidence.point ? 'comma' : 'point';
}

function isMarkEvident(evidence: StyleEvidence): boolean {
  return evidence.comma !== evidence.point || evidence.openNumbers === 0;
}

function addDate(evidence: StyleEvidence, text: string): void {
  const numeric = numericParts(text);
  if (numeric === null || numeric[0].length > 2 || text.includes('.')) return;
  const [first, second] = [Number(numeric[0]), Number(numeric[1])];
  if (first > 12 && second <= 12) evidence.dmy += 1;
  else if (second > 12 && first <= 12) evidence.mdy += 1;
  else if (first !== second) evidence.openDates += 1;
}

function addNumber(evidence: StyleEvidence, type: FieldType, text: string): void {
  const bare = bareNumber(text);
  if (bare === null) return;
  const mark = markShownBy(bare.digits);
  if (mark === 'open') evidence.openNumbers += 1;
  else if (mark !== null) evidence[mark] += 1;
  if (type === 'percentage' && !bare.isPercent) addPlain(evidence, bare.digits.replace(',', '.'));
}

function addPlain(evidence: StyleEvidence, text: string): void {
  const value = Math.abs(Number(text));
  if (value > 1) evidence.abovePlainOne += 1;
  else if (value > 0) evidence.plainRatios += 1;
}

/** Which mark the digits can only mean; 'open' for 1.234 and 1,234, which are either; null for digits alone. */
function markShownBy(digits: string): DecimalMark | 'open' | null {
  const commas = digits.split(',').length - 1;
  const points = digits.split('.').length - 1;
  if (commas + points === 0) return null;
  if (commas > 0 && points > 0) return digits.lastIndexOf(',') > digits.lastIndexOf('.') ? 'comma' : 'point';
  if (commas > 1) return 'point';
  if (points > 1) return 'comma';
  const [whole = '', after = ''] = digits.split(commas === 1 ? ',' : '.');
  const couldGroup = after.length === 3 && /^[1-9]\d{0,2}$/.test(whole);
  if (couldGroup) return 'open';
  return commas === 1 ? 'comma' : 'point';
}
