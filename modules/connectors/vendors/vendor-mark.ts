// How far a vendor was read: a moment of the vendor's own clock, and what was seen near it.
import type { VendorRecord } from './vendor.ts';

export type VendorMark = {
  /** Milliseconds, or the vendor's own mark. */
  readonly since: string;
  /** Of the records near the mark, those that came in: they come again, and are not told twice. */
  readonly known: readonly (readonly [id: string, changedMs: number])[];
  /** Every record that was there, where the vendor keeps no trace of deleted ones: 1-5,8. */
  readonly all?: string;
};

/**
 * A change is not seen in the order in which it is stamped: a long one is stamped when it begins, an index follows late.
 * Each reading therefore begins ten minutes before the mark.
 */
const overlapMs = 600_000;
const knownMax = 5_000;

export const markOf = (cursor: string | null): VendorMark | null =>
  cursor === null ? null : (JSON.parse(cursor) as VendorMark); // cursorOf wrote it

export const sinceOf = (mark: VendorMark | null, marks: 'moment' | 'own'): string | null => {
  if (mark === null) return null;
  return marks === 'own' ? mark.since : String(Math.max(0, Number(mark.since) - overlapMs));
};

type Reached = {
  readonly before: VendorMark | null;
  readonly records: Iterable<readonly [id: string, changedMs: number]>;
  /** No later than this: when the vendor said that the reading began, and before what changed while it went on. */
  readonly noLaterMs: number | null;
};

/** The latest change that was read, but never later than the vendor's clock when the reading began. */
export function momentReached({ before, records, noLaterMs }: Reached): VendorMark | null {
  const seen = [...records];
  const latest = seen.reduce((late, [, ms]) => Math.max(late, ms), Number(before?.since ?? 0));
  const since = Math.max(Number(before?.since ?? 0), Math.min(latest, noLaterMs ?? latest));
  if (since === 0) return null;
  const known = seen.filter(([, ms]) => ms >= since - overlapMs);
  return { since: String(since), known: known.length > knownMax ? [] : known };
}

export const cursorOf = (mark: VendorMark | null): string | null =>
  mark === null ? null : JSON.stringify(mark);

export const isKnown = (mark: VendorMark | null): ((record: VendorRecord) => boolean) => {
  const known = new Map(mark?.known);
  return ({ id, changedMs }) => changedMs !== 0 && known.get(id) === changedMs;
};

/** Numbers as a text of ranges: 1, 2, 3, 7 are 1-3,7. */
export function rangesOf(ids: readonly string[]): string {
  const ranges: [from: number, to: number][] = [];
  for (const id of ids.map(Number).toSorted((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last && id <= last[1] + 1) last[1] = id;
    else ranges.push([id, id]);
  }
  return ranges.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(',');
}

export function idsIn(ranges: string): readonly string[] {
  return ranges.split(',').flatMap((range) => {
    const [from = NaN, to = from] = range.split('-').map(Number);
    return range === '' ? [] : Array.from({ length: to - from + 1 }, (_, place) => String(from + place));
  });
}
