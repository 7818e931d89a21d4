// The strict part of reading CSV: where a record ends. Quotes follow RFC 4180; a quote that opens and never closes must
// not swallow the rest of the file, so the caller reads that line alone and goes on with the next one.

/** A quoted cell longer than this is a forgotten quote, not a text. */
const QUOTED_LINES_MAX = 500;
const QUOTED_CHARS_MAX = 1_000_000;

export type CsvRecord =
  | { readonly kind: 'record'; readonly cells: string[]; readonly end: number; readonly lineFeeds: number }
  | { readonly kind: 'unfinished' }
  | { readonly kind: 'broken' };

/** Where a quoted cell ends: `value` is its text without quotes; `after` the first character behind it. */
type Quoted = { readonly value: string; readonly after: number; readonly lineFeeds: number };

/** Cuts the record that starts at `start`, of which at least one cell is quoted; `end` is where the next one starts. */
export function cutQuotedRecord(
  text: string,
  start: number,
  format: { delimiter: string; lineEnd: string; isComplete: boolean },
): CsvRecord {
  const cells: string[] = [];
  let at = start;
  let lineFeeds = 0;
  for (;;) {
    let cellEnd = at;
    if (text[at] === '"') {
      const quoted = cutQuotedCell(text, at, format);
      if (quoted === 'unfinished' || quoted === 'broken') return { kind: quoted };
      cellEnd = endOfCell(text, quoted.after, format);
      if (cellEnd === text.length && !format.isComplete) return { kind: 'unfinished' };
      const trailing = text.slice(quoted.after, cellEnd).trim();
      // "Grand" Hôtel: the quotes belong to the text. Over several lines they do not: the first one was forgotten.
      if (trailing !== '' && quoted.lineFeeds > 0) return { kind: 'broken' };
      cells.push(trailing === '' ? quoted.value : text.slice(at, cellEnd).trimEnd());
      lineFeeds += quoted.lineFeeds;
    } else {
      cellEnd = endOfCell(text, at, format);
      cells.push(text.slice(at, text[cellEnd - 1] === '\r' && cellEnd > at ? cellEnd - 1 : cellEnd));
    }
    if (cellEnd === text.length) {
      return format.isComplete ? { kind: 'record', cells, end: cellEnd, lineFeeds } : { kind: 'unfinished' };
    }
    at = cellEnd + 1;
    if (text[cellEnd] === format.lineEnd) return { kind: 'record', cells, end: at, lineFeeds: lineFeeds + 1 };
  }
}

function cutQuotedCell(
  text: string,
  open: number,
  format: { lineEnd: string; isComplete: boolean },
): Quoted | 'unfinished' | 'broken' {
  let close = open + 1;
  for (;;) {
    close = text.indexOf('"', close);
    if (close === -1) {
      return format.isComplete || text.length - open > QUOTED_CHARS_MAX ? 'broken' : 'unfinished';
    }
    if (close + 1 === text.length && !format.isComplete) return 'unfinished';
    if (text[close + 1] !== '"') break;
    close += 2;
  }
  const inside = text.slice(open + 1, close);
  const lineFeeds = inside.split(format.lineEnd).length - 1;
  if (lineFeeds > QUOTED_LINES_MAX || inside.length > QUOTED_CHARS_MAX) return 'broken';
  return { value: inside.replaceAll('""', '"'), after: close + 1, lineFeeds };
}

function endOfCell(text: string, from: number, format: { delimiter: string; lineEnd: string }): number {
  let at = from;
  while (at < text.length && text[at] !== format.delimiter && text[at] !== format.lineEnd) at += 1;
  return at;
}
