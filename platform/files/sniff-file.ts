import { open } from 'node:fs/promises';
import { basename } from 'node:path';

import { ok, refused } from '@cordee/kernel';
import type { Result } from '@cordee/kernel';

import { wideWithoutMark } from './detect-encoding.ts';

const SNIFFED_BYTES = 65_536;

export type SniffedFile = {
  readonly kind: 'zip' | 'parquet' | 'text';
  readonly head: Buffer;
  readonly bytes: number;
};

const ZIP = Buffer.from('PK');
const PARQUET = Buffer.from('PAR1');
const OLE = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le');

/** Says what a file is from its first 64 kB alone, whatever its name, so that a hundred megabytes of noise cost nothing. */
export async function sniffFile(path: string): Promise<Result<SniffedFile>> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const head = Buffer.alloc(Math.min(SNIFFED_BYTES, size));
    await file.read(head, 0, head.length, 0);
    const tail = Buffer.alloc(Math.min(SNIFFED_BYTES, size));
    await file.read(tail, 0, tail.length, size - tail.length);
    return judge(basename(path), head, tail, size);
  } finally {
    await file.close();
  }
}

function judge(document: string, head: Buffer, tail: Buffer, bytes: number): Result<SniffedFile> {
  const refuse = (code: string) => refused(`imports.${code}`, { document }, { document });
  if (bytes === 0) return refuse('file_empty');
  if (head.subarray(0, 2).equals(ZIP)) return ok({ kind: 'zip', head, bytes });
  if (isParquet(head, tail)) return ok({ kind: 'parquet', head, bytes });
  if (head.subarray(0, 8).equals(OLE)) {
    const isEncrypted = head.includes(ENCRYPTED) || tail.includes(ENCRYPTED);
    return refuse(isEncrypted ? 'file_password' : 'file_old_xls');
  }
  if (head.subarray(0, 5).toString('latin1') === '%PDF-') return refuse('file_pdf');
  if (isBinary(head)) return refuse('file_binary');
  const start = head.subarray(0, 512).toString('latin1').replace(/^\W*/, '<').toLowerCase();
  if (/^<(?:html|!doctype|table|\?xml|meta|head|workbook)\b/.test(start) && head.includes('<')) {
    return refuse('file_markup');
  }
  return ok({ kind: 'text', head, bytes });
}

/** The same four letters begin and end it; a table in CSV may begin with them, and does not end so. */
const isParquet = (head: Buffer, tail: Buffer): boolean =>
  head.subarray(0, 4).equals(PARQUET) && tail.subarray(-4).equals(PARQUET);

/** Text holds no control characters but tab, line ends, form feed and the end-of-file mark of old systems. */
function isBinary(head: Buffer): boolean {
  if (head[0] === 0xff && head[1] === 0xfe) return false;
  if (head[0] === 0xfe && head[1] === 0xff) return false;
  if (wideWithoutMark(head) !== null) return false;
  let controls = 0;
  for (const byte of head) {
    if (byte === 0) return true;
    if (byte < 0x09 || (byte > 0x0d && byte < 0x20 && byte !== 0x1a)) controls += 1;
  }
  return controls > head.length / 1000;
}
