import { isAscii, isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';

import { ok, refused } from '@cordee/kernel';
import type { Result } from '@cordee/kernel';

import type { Encoding } from './table-source.ts';

export type FoundEncoding = { readonly encoding: Encoding; readonly bomBytes: number };

/** Bytes that Windows-1252 does not assign: a text that holds one is in yet another encoding. */
const UNASSIGNED = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);

/**
 * The encoding of a text file, from its byte order mark, else from all of its bytes: the first accent of an export may
 * stand on its last line. Refuses imports.file_encoding_mixed and imports.file_encoding_unknown with the line.
 */
export async function detectEncoding(path: string, head: Buffer): Promise<Result<FoundEncoding>> {
  for (const encoding of ['utf-16le', 'utf-16be'] as const)
    if (markBytes(head, encoding) > 0) return ok({ encoding, bomBytes: markBytes(head, encoding) });
  const wide = wideWithoutMark(head);
  if (wide !== null) return ok({ encoding: wide, bomBytes: 0 });
  const bomBytes = markBytes(head, 'utf-8');
  const scan = await scanBytes(path);
  if (scan.invalidLine === null) return ok({ encoding: 'utf-8', bomBytes });
  const place = { line: scan.invalidLine };
  if (bomBytes > 0 || scan.multibyte) return refused('imports.file_encoding_mixed', place, place);
  if (scan.unassignedLine !== null) {
    return refused(
      'imports.file_encoding_unknown',
      { line: scan.unassignedLine },
      { line: scan.unassignedLine },
    );
  }
  return ok({ encoding: 'windows-1252', bomBytes: 0 });
}

const marks: Readonly<Record<Encoding, readonly number[]>> = {
  'utf-8': [0xef, 0xbb, 0xbf],
  'utf-16le': [0xff, 0xfe],
  'utf-16be': [0xfe, 0xff],
  'windows-1252': [],
};

/** How many bytes the byte order mark of the encoding takes at the start of the file: none where there is none. */
export function markBytes(head: Buffer, encoding: Encoding): number {
  const mark = marks[encoding];
  return mark.every((byte, index) => head[index] === byte) ? mark.length : 0;
}

/** UTF-16 without a mark shows as a zero in every other byte, for texts of our alphabets. */
export function wideWithoutMark(head: Buffer): 'utf-16le' | 'utf-16be' | null {
  const pairs = Math.min(head.length >> 1, 2000);
  let evenZeros = 0;
  let oddZeros = 0;
  for (let pair = 0; pair < pairs; pair += 1) {
    if (head[pair * 2] === 0) evenZeros += 1;
    if (head[pair * 2 + 1] === 0) oddZeros += 1;
  }
  if (pairs >= 2 && oddZeros > pairs * 0.7 && evenZeros < pairs * 0.1) return 'utf-16le';
  if (pairs >= 2 && evenZeros > pairs * 0.7 && oddZeros < pairs * 0.1) return 'utf-16be';
  return null;
}

type Scan = { invalidLine: number | null; unassignedLine: number | null; multibyte: boolean };

async function scanBytes(path: string): Promise<Scan> {
  const scan: Scan = { invalidLine: null, unassignedLine: null, multibyte: false };
  let line = 1;
  let carried: Buffer = Buffer.alloc(0);
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 18 }) as AsyncIterable<Buffer>) {
    const bytes = carried.length === 0 ? chunk : Buffer.concat([carried, chunk]);
    const cut = lastLineEnd(bytes);
    line = scanLines(bytes.subarray(0, cut), line, scan);
    carried = bytes.subarray(cut);
  }
  scanLines(carried, line, scan);
  return scan;
}

/** A line feed is never inside a sequence of UTF-8, so whole lines can be judged; a longer one is cut before a letter. */
function lastLineEnd(bytes: Buffer): number {
  const end = bytes.lastIndexOf(0x0a) + 1;
  return end === 0 && bytes.length > LINE_BYTES_MAX ? lastLetterStart(bytes) : end;
}

const LINE_BYTES_MAX = 1 << 21;

/** Where the last sequence of UTF-8 starts: at most three bytes of 10xxxxxx follow its first one. */
function lastLetterStart(bytes: Buffer): number {
  let at = bytes.length - 1;
  while (at > bytes.length - 4 && ((bytes[at] ?? 0) & 0xc0) === 0x80) at -= 1;
  return at;
}

function scanLines(bytes: Buffer, firstLine: number, scan: Scan): number {
  if (isUtf8(bytes)) {
    if (!scan.multibyte && !isAscii(bytes)) scan.multibyte = true;
    return firstLine + countLines(bytes);
  }
  let line = firstLine;
  for (let start = 0; start < bytes.length; line += 1) {
    const feed = bytes.indexOf(0x0a, start);
    const end = feed === -1 ? bytes.length : feed + 1;
    scanLine(bytes.subarray(start, end), line, scan);
    if (feed === -1) return line;
    start = end;
  }
  return line;
}

function scanLine(bytes: Buffer, line: number, scan: Scan): void {
  if (isAscii(bytes)) return;
  if (isUtf8(bytes)) {
    scan.multibyte = true;
    return;
  }
  scan.invalidLine ??= line;
  if (scan.unassignedLine === null && bytes.some((byte) => UNASSIGNED.has(byte))) scan.unassignedLine = line;
}

function countLines(bytes: Buffer): number {
  let lines = 0;
  for (let at = bytes.indexOf(0x0a); at !== -1; at = bytes.indexOf(0x0a, at + 1)) lines += 1;
  return lines;
}
