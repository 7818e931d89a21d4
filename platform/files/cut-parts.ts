// A long text table cut where records end, so that its parts can be read apart and give the records of the whole.
import { createReadStream } from 'node:fs';
import type { CsvFormat } from './read-csv.ts';
import type { TextPart } from './table-source.ts';

/** Long enough that handing it out costs little, short enough that a few of them lie in memory. */
const partBytesMin = 1 << 21;
/** What the reader would turn away, or might cut otherwise, is left to the reader of the whole. */
const recordBytesMax = 1_000_000;
const quotedLinesMax = 500;

/**
 * The parts of a table, in its order, together every byte behind its mark; null where only the whole shows where records
 * end: wide encodings, lines that end in a carriage return alone, zero bytes, a quote that stands where RFC 4180 has none.
 */
export async function cutParts(
  path: string,
  format: CsvFormat,
  partBytes = partBytesMin,
): Promise<readonly TextPart[] | null> {
  const isWide = format.encoding === 'utf-16le' || format.encoding === 'utf-16be';
  if (isWide || format.lineEnd !== '\n') return null;
  const ends = recordEnds(format);
  const bytes = createReadStream(path, { start: format.bomBytes, highWaterMark: 1 << 18 });
  const starts = [{ at: format.bomBytes, line: 1, record: 0 }];
  for await (const chunk of bytes as AsyncIterable<Buffer>) {
    if (isAnnounced(chunk, ends.read()) || !ends.pass(chunk)) return null;
    const { at, line, record } = ends.last();
    if (at - (starts.at(-1)?.at ?? 0) >= partBytes) starts.push({ at, line, record });
  }
  const { encoding, delimiter } = format;
  const end = format.bomBytes + ends.read();
  return starts
    .map((start, index) => ({ path, encoding, delimiter, start, end: starts[index + 1]?.at ?? end }))
    .filter((part) => part.start.at < part.end);
}

/** A first line such as sep=; is no record. */
const isAnnounced = (chunk: Buffer, read: number): boolean =>
  read === 0 && /^sep=/i.test(chunk.toString('latin1', 0, 4));

const [feed, carriageReturn, quote] = [0x0a, 0x0d, 0x22];

type Place = 'cell start' | 'plain' | 'quoted' | 'behind a quote';

/** Follows the bytes of a table from record to record. */
function recordEnds({ bomBytes, delimiter }: CsvFormat) {
  const delimiterByte = delimiter.charCodeAt(0);
  let [at, line, record, read, quotedLines] = [bomBytes, 1, 0, 0, 0];
  let place: Place = 'cell start';

  const endRecord = (end: number): boolean => {
    const isShort = end - at <= recordBytesMax;
    [at, line, record, quotedLines] = [end, line + 1 + quotedLines, record + 1, 0];
    place = 'cell start';
    return isShort;
  };

  function passPlain(chunk: Buffer, from: number): boolean {
    for (let end = chunk.indexOf(feed); end !== -1; end = chunk.indexOf(feed, end + 1))
      if (!endRecord(from + end + 1)) return false;
    if (chunk.at(-1) !== feed) place = chunk.at(-1) === delimiterByte ? 'cell start' : 'plain';
    return true;
  }

  function passQuoted(chunk: Buffer, from: number): boolean {
    for (let index = 0; index < chunk.length; index += 1) {
      const byte = chunk[index] ?? 0;
      if (place === 'quoted') {
        if (byte === feed) quotedLines += 1;
        if (byte === quote) place = 'behind a quote';
      } else if (byte === quote) {
        if (place === 'plain') return false;
        place = 'quoted';
      } else if (byte === delimiterByte) place = 'cell start';
      else if (byte === feed) {
        if (!endRecord(from + index + 1)) return false;
      } else if (place === 'behind a quote' && byte !== carriageReturn) return false;
      else place = 'plain';
    }
    return true;
  }

  return {
    /** False where a record can not be told from here. */
    pass: (chunk: Buffer): boolean => {
      const from = bomBytes + read;
      read += chunk.length;
      if (chunk.includes(0)) return false;
      const isPlain = place !== 'quoted' && place !== 'behind a quote' && !chunk.includes(quote);
      const isPassed = isPlain ? passPlain(chunk, from) : passQuoted(chunk, from);
      return isPassed && quotedLines <= quotedLinesMax && from + chunk.length - at <= recordBytesMax;
    },
    last: () => ({ at, line, record }),
    read: () => read,
  };
}
