import { createReadStream } from 'node:fs';
import type { Encoding } from './table-source.ts';

/** A longer line is no record: a file without line ends. */
const LINE_CHARS_MAX = 1_000_000;

/** One line without its end; `isTooLong` when it goes on past what is kept of it. */
export type TextLine = { readonly text: string; readonly line: number; readonly isTooLong: boolean };

/** Streams the lines of a text file, in memory that grows neither with them nor with one of them. */
export async function* readLines(
  path: string,
  { encoding, bomBytes }: { readonly encoding: Encoding; readonly bomBytes: number },
): AsyncGenerator<TextLine> {
  const decoder = new TextDecoder(encoding);
  let [waiting, line, isTooLong] = ['', 1, false];
  const bytes = createReadStream(path, { start: bomBytes, highWaterMark: 1 << 18 });
  for await (const chunk of bytes as AsyncIterable<Buffer>) {
    waiting += decoder.decode(chunk, { stream: true });
    let at = 0;
    for (let feed = waiting.indexOf('\n'); feed !== -1; feed = waiting.indexOf('\n', at)) {
      if (!isTooLong) yield { text: waiting.slice(at, feed).replace(/\r$/, ''), line, isTooLong };
      [at, line, isTooLong] = [feed + 1, line + 1, false];
    }
    waiting = isTooLong ? '' : waiting.slice(at);
    if (waiting.length <= LINE_CHARS_MAX) continue;
    isTooLong = true;
    yield { text: waiting.slice(0, LINE_CHARS_MAX), line, isTooLong };
    waiting = '';
  }
  const last = waiting + decoder.decode();
  if (last !== '' && !isTooLong) yield { text: last, line, isTooLong };
}
