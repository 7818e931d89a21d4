import { basename } from 'node:path';

import { ok, refused } from '@cordee/kernel';
import type { Refusal, Result } from '@cordee/kernel';

import { cutParts } from './cut-parts.ts';
import { detectDelimiter } from './detect-delimiter.ts';
import { detectEncoding, markBytes } from './detect-encoding.ts';
import { looksLikeJson, openJsonLines } from './open-json-lines.ts';
import { openParquet } from './open-parquet.ts';
import { openWorkbook } from './open-workbook.ts';
import { readCsv } from './read-csv.ts';
import { sniffFile } from './sniff-file.ts';
import type { SniffedFile } from './sniff-file.ts';
import type { Delimiter, Encoding, TableSource } from './table-source.ts';

/** How a person says that a text file is written, where what is found in it is not what was meant. */
export type TextStyle = { readonly delimiter?: Delimiter; readonly encoding?: Encoding };

/**
 * Opens a CSV, XLSX, Parquet or JSON lines file by what it is, whatever its name. Refuses what is empty, binary, protected, of an older or
 * another format, or in no encoding we know, with a sentence that says what to do. What is not text in the encoding that
 * was chosen shows as �.
 */
export async function openTable(
  path: string,
  options: TextStyle & { readonly document?: string } = {},
): Promise<Result<TableSource>> {
  const document = options.document ?? basename(path);
  const sniffed = await sniffFile(path);
  if (!sniffed.ok) return named(sniffed.refusal, document);
  const opened = await openAs(path, sniffed.value, document, options);
  return opened.ok ? opened : named(opened.refusal, document);
}

function openAs(
  path: string,
  sniffed: SniffedFile,
  document: string,
  style: TextStyle,
): Promise<Result<TableSource>> {
  switch (sniffed.kind) {
    case 'zip':
      return openWorkbook(path, document);
    case 'parquet':
      return openParquet(path, document);
    case 'text':
      return openText(path, sniffed, document, style);
  }
}

async function openText(
  path: string,
  sniffed: SniffedFile,
  document: string,
  { delimiter: chosen, encoding: asked }: TextStyle,
): Promise<Result<TableSource>> {
  const found =
    asked === undefined
      ? await detectEncoding(path, sniffed.head)
      : ok({ encoding: asked, bomBytes: markBytes(sniffed.head, asked) });
  if (!found.ok) return found;
  const { encoding, bomBytes } = found.value;
  const sample = new TextDecoder(encoding).decode(sniffed.head.subarray(bomBytes), { stream: true });
  if (sample.trim() === '' && sniffed.bytes <= sniffed.head.length) {
    return refused('imports.file_empty', { document });
  }
  if (chosen === undefined && looksLikeJson(sample))
    return openJsonLines({ path, encoding, bomBytes }, document);
  const delimiter = chosen ?? detectDelimiter(sample);
  const lineEnd = sample.includes('\n') || !sample.includes('\r') ? '\n' : '\r';
  const format = { encoding, bomBytes, delimiter, lineEnd } as const;
  return ok({
    format: 'csv',
    sheets: [],
    encoding,
    delimiter,
    warnings: [],
    rows: () => readCsv(path, format),
    parts: () => cutParts(path, format),
  });
}

function named(refusal: Refusal, document: string): Result<never> {
  return refused(refusal.code, { ...refusal.args, document }, { ...refusal.place, document });
}
