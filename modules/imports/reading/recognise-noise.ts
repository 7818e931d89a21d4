import { refused } from '@cordee/kernel';
import type { Refusal } from '@cordee/kernel';

import { comparable, wordsOf } from '../values/compare-words.ts';
import { cellText } from './raw-table.ts';
import type { RawCell } from './raw-table.ts';
import { bareNumber } from '../values/read-number.ts';

/** Words that open the label of a sum: Total, Sous-total équipe Alpes, TOTAL GÉNÉRAL, Grand total. */
const SUM_LABEL = /^(?:(?:sous|grand|sub) ?)?(?:total|totaux|subtotal|soustotal|cumul|ensemble)(?: |$)/;
/** A cheap look before the careful one: this runs over every cell of a million rows. */
const SUM_HINT = /tota|cumul|ensemble/i;
/** Our templates and the notes people leave: an example to replace, a line that starts with # and a space. */
const EXAMPLE = /^(?:exemple|example)\b/i;
const NOTE = /^#\s/;

/** Any of them, for whoever asks of a million cells whether a careful look is worth it. */
const HINT = /^#\s|^(?:exemple|example)\b|tota|cumul|ensemble/i;

/** What the recognition needs to know of the mapping: the header to compare with, and the columns no record lacks. */
export type NoiseContext = {
  readonly headers: readonly (string | null)[];
  readonly requiredColumns: readonly number[];
};

/** Why a row is no record (blank, note, example, repeated header, sum of other rows), or null when it is one. */
export function recogniseNoise(cells: readonly RawCell[], context: NoiseContext): Refusal | null {
  const texts = cells.map(cellText);
  const filled = texts.flatMap((text, index) => (text === '' ? [] : [index]));
  const first = filled[0];
  if (first === undefined) return refused('imports.excluded_blank').refusal;
  const firstText = texts[first] ?? '';
  if (NOTE.test(firstText)) return refused('imports.excluded_note').refusal;
  if (EXAMPLE.test(firstText)) return refused('imports.excluded_example').refusal;
  if (isRepeatedHeader(texts, context.headers)) return refused('imports.excluded_header').refusal;
  const label = sumLabel(cells, texts, filled, context);
  return label === null ? null : refused('imports.excluded_total', { label }).refusal;
}

/** Whether the text in that place could make its row noise: a filled row without such a cell is a record. */
export function mayTellNoise(text: string, index: number, { headers }: NoiseContext): boolean {
  return HINT.test(text) || (index === namedColumns(headers)[0] && isSameName(text, headers[index] ?? ''));
}

function isRepeatedHeader(texts: readonly string[], headers: readonly (string | null)[]): boolean {
  const named = namedColumns(headers);
  if (named.length < 2 || !named.some((index) => texts[index]?.length === headers[index]?.length))
    return false;
  return named.every((index) => isSameName(texts[index] ?? '', headers[index] ?? ''));
}

/** A file has one header and a million rows to compare with it. */
function namedColumns(headers: readonly (string | null)[]): readonly number[] {
  const known = namedOfHeaders.get(headers);
  if (known) return known;
  const named = headers.flatMap((header, index) => (header === null || header === '' ? [] : [index]));
  namedOfHeaders.set(headers, named);
  return named;
}

const namedOfHeaders = new WeakMap<readonly (string | null)[], readonly number[]>();

/** The initials tell most names apart, a million times cheaper than the comparison. */
function isSameName(text: string, header: string): boolean {
  const initials = (text[0] ?? '') + (header[0] ?? '');
  if (/^[a-z0-9]{2}$/i.test(initials) && text[0]?.toLowerCase() !== header[0]?.toLowerCase()) return false;
  return comparable(text) === comparable(header);
}

/**
 * A customer may well be called Total. A sum says so in its first cell and otherwise holds figures only, or says so
 * anywhere and lacks what every record has.
 */
function sumLabel(
  cells: readonly RawCell[],
  texts: readonly string[],
  filled: readonly number[],
  context: NoiseContext,
): string | null {
  const at = filled.find((index) => typeof cells[index] === 'string' && isSumLabel(texts[index] ?? ''));
  if (at === undefined) return null;
  const others = filled.filter((index) => index !== at);
  const holdsFiguresOnly = others.every((index) => isFigure(cells[index], texts[index] ?? ''));
  const lacksRequired = context.requiredColumns.some(
    (column) => column - 1 !== at && texts[column - 1] === '',
  );
  const isSum = (at === filled[0] && holdsFiguresOnly) || (holdsFiguresOnly && lacksRequired);
  return isSum ? (texts[at] ?? '') : null;
}

function isSumLabel(text: string): boolean {
  return SUM_HINT.test(text) && SUM_LABEL.test(wordsOf(text).join(' '));
}

function isFigure(cell: RawCell | undefined, text: string): boolean {
  if (typeof cell === 'object' && cell !== null) return cell.kind !== 'date';
  return text.startsWith('#') || bareNumber(text) !== null;
}
