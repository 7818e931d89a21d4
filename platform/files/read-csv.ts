import { closeSync, createReadStream, openSync, readSync } from 'node:fs';

import { invariant, refused } from '@cordee/kernel';

import { cutQuotedRecord } from './csv-record.ts';
import type { Delimiter, Encoding, RawRow, TextPart } from './table-source.ts';

export type CsvFormat = {
  readonly encoding: Encoding;
  readonly bomBytes: number;
  readonly delimiter: Delimiter;
  /** A line feed, or a carriage return in files that know nothing else. */
  readonly lineEnd: '\n' | '\r';
};

/** A record longer than this is no record: a file without line ends, or a quote that is never closed. */
const RECORD_CHARS_MAX = 1_000_000;
const SHOWN_CHARS = 200;

/** Streams the records of a CSV file with the physical line and the byte where each one starts. */
export async function* readCsv(path: string, format: CsvFormat): AsyncGenerator<RawRow> {
  const decoder = new TextDecoder(format.encoding);
  const cutter = csvCutter(format);
  const bytes = createReadStream(path, { start: format.bomBytes, highWaterMark: 1 << 18 });
  for await (const chunk of bytes as AsyncIterable<Buffer>) {
    yield* cutter.cut(decoder.decode(chunk, { stream: true }), false);
  }
  yield* cutter.cut(decoder.decode(), true);
}

/** Few enough records at a time that they are gone before the garbage collector has to carry them along. */
const bytesAtOnce = 1 << 15;

/** The records of one part, as the whole would give them, some at a time. The thread that asks has nothing else to do. */
export function* readPart({ path, start, end, ...text }: TextPart): Generator<readonly RawRow[]> {
  const cutter = csvCutter({ ...text, bomBytes: 0, lineEnd: '\n' }, start);
  const decoder = new TextDecoder(text.encoding, { ignoreBOM: true });
  const bytes = Buffer.allocUnsafe(bytesAtOnce);
  const file = openSync(path, 'r');
  try {
    for (let at = start.at; at < end;) {
      const length = readSync(file, bytes, 0, Math.min(bytesAtOnce, end - at), at);
      invariant(length > 0, 'a part lies in its file', { at, end });
      yield cutter.cut(decoder.decode(bytes.subarray(0, length), { stream: true }), false);
      at += length;
    }
    yield cutter.cut(decoder.decode(), true);
  } finally {
    closeSync(file);
  }
}

/** Cuts a text that arrives in pieces; what is not a whole record yet waits for the next piece. */
export function csvCutter(
  format: CsvFormat,
  start: TextPart['start'] = { at: format.bomBytes, line: 1, record: 0 },
): { cut(piece: string, isLast: boolean): RawRow[] } {
  const bytesOf = byteCounter(format.encoding);
  let waiting = '';
  let { line, record, at: byteOffset } = start;
  let isTooLong = false;

  const here = () => ({ line, record: record + 1, byteOffset });

  function cut(piece: string, isLast: boolean): RawRow[] {
    const text = waiting + piece;
    const rows: RawRow[] = [];
    let at = 0;
    if (isTooLong) {
      const feed = text.indexOf(format.lineEnd);
      isTooLong = feed === -1;
      at = feed === -1 ? text.length : feed + 1;
      line += feed === -1 ? 0 : 1;
      byteOffset += bytesOf(text.slice(0, at));
    }
    while (at < text.length) {
      const feed = text.indexOf(format.lineEnd, at);
      if (feed === -1 && !isLast) break;
      const lineEnd = feed === -1 ? text.length : feed;
      const next = feed === -1 ? text.length : feed + 1;
      const lineText = text.slice(at, text[lineEnd - 1] === '\r' && lineEnd > at ? lineEnd - 1 : lineEnd);
      const isAnnouncement = line === 1 && /^sep=.$/i.test(lineText);
      let end = next;
      let lineFeeds = 1;
      if (!isAnnouncement) {
        if (!lineText.includes('"') && !lineText.includes('\0')) {
          rows.push({ line, record: record + 1, byteOffset, cells: lineText.split(format.delimiter) });
        } else if (lineText.includes('\0')) {
          rows.push(turnedAway('imports.zero_bytes', here(), lineText.replaceAll('\0', '')));
        } else {
          const cutRecord = cutQuotedRecord(text, at, { ...format, isComplete: isLast });
          if (cutRecord.kind === 'unfinished') break;
          if (cutRecord.kind === 'record') {
            rows.push({ line, record: record + 1, byteOffset, cells: cutRecord.cells });
            ({ end, lineFeeds } = cutRecord);
          } else {
            rows.push(turnedAway('imports.quote_unclosed', here(), lineText));
          }
        }
        record += 1;
      }
      byteOffset += bytesOf(text.slice(at, end));
      line += lineFeeds;
      at = end;
    }
    waiting = text.slice(at);
    if (waiting.length > RECORD_CHARS_MAX && !isLast) rows.push(...giveUpRecord());
    return rows;
  }

  /** Tells of the record once, then drops what comes until its line ends. */
  function giveUpRecord(): RawRow[] {
    const told = isTooLong ? [] : [turnedAway('imports.line_too_long', here(), waiting)];
    if (!isTooLong) record += 1;
    isTooLong = true;
    byteOffset += bytesOf(waiting);
    waiting = '';
    return told;
  }

  return { cut };
}

function turnedAway(
  code: string,
  place: Pick<RawRow, 'line' | 'record' | 'byteOffset'>,
  text: string,
): RawRow {
  const { line } = place;
  return {
    ...place,
    cells: [text.slice(0, SHOWN_CHARS)],
    refusal: refused(code, { line }, { line }).refusal,
  };
}

function byteCounter(encoding: Encoding): (text: string) => number {
  if (encoding === 'utf-8') return (text) => Buffer.byteLength(text);
  return encoding === 'windows-1252' ? (text) => text.length : (text) => text.length * 2;
}
