import { ok, refused } from '@cordee/kernel';
import type { Result } from '@cordee/kernel';

import { readSheet } from './read-xlsx.ts';
import type { RawRow, TableSource } from './table-source.ts';
import { readSharedTexts, readWorkbook } from './workbook-parts.ts';
import type { Sheet, Workbook } from './workbook-parts.ts';
import { isDamage, readZipDirectory } from './zip-directory.ts';
import type { ZipPart } from './zip-directory.ts';

/** What is read as a whole may be so large: lists of sheets and styles, and the shared texts. */
const LIST_BYTES_MAX = 50_000_000;
const TEXTS_BYTES_MAX = 100_000_000;
/** A sheet of an office shrinks by ten to fifty when it is packed; what shrinks by more is a trap rather than a table. */
const TRAP_BYTES_MIN = 50_000_000;
const TRAP_RATIO = 250;

/** Opens an XLSX workbook; its hidden sheets are named in a warning and read only when asked for by name. */
export async function openWorkbook(path: string, document: string): Promise<Result<TableSource>> {
  const parts = await readZipDirectory(path);
  if (parts === null) return refused('imports.file_damaged', { document });
  if (!parts.has('xl/workbook.xml')) return refused(otherFormat(parts), { document });
  if ([...parts.values()].some(isTooLarge)) return refused('imports.file_too_large', { document });
  const workbook = await readWorkbook(path, parts).catch(nullIfDamaged);
  if (workbook === null || workbook.sheets.length === 0) return refused('imports.file_damaged', { document });
  const texts = sharedTexts(workbook);
  const hidden = workbook.sheets.filter((sheet) => sheet.isHidden);
  return ok({
    format: 'xlsx',
    sheets: workbook.sheets.filter((sheet) => !sheet.isHidden).map((sheet) => sheet.name),
    encoding: null,
    delimiter: null,
    warnings: hidden.map((sheet) => refused('imports.sheet_hidden', { sheet: sheet.name }).refusal),
    rows: (options) => readSheets(workbook, texts, options?.sheet),
  });
}

function isTooLarge({ name, bytes, compressedBytes }: ZipPart): boolean {
  if (bytes > TRAP_BYTES_MIN && bytes > TRAP_RATIO * compressedBytes) return true;
  if (name.endsWith('/sharedStrings.xml')) return bytes > TEXTS_BYTES_MAX;
  return !name.includes('worksheets/') && name.endsWith('.xml') && bytes > LIST_BYTES_MAX;
}

/** Read once, at the first row that is asked for: every sheet and every pass needs them all. */
function sharedTexts(workbook: Workbook): () => Promise<string[] | null> {
  let texts: Promise<string[] | null> | null = null;
  const { path, texts: part } = workbook;
  return () =>
    (texts ??= part === null ? Promise.resolve([]) : readSharedTexts(path, part).catch(nullIfDamaged));
}

async function* readSheets(
  workbook: Workbook,
  sharedTextsOf: () => Promise<string[] | null>,
  wanted: string | undefined,
): AsyncGenerator<RawRow> {
  const texts = await sharedTextsOf();
  for (const sheet of workbook.sheets) {
    if (wanted === undefined ? sheet.isHidden : sheet.name !== wanted) continue;
    if (texts === null) yield damagedFrom(sheet.name, 1, 1);
    else yield* readWhatIsThere(workbook, sheet, texts);
  }
}

/** A sheet that breaks off gives its rows, then one that says where it broke. */
async function* readWhatIsThere(
  workbook: Workbook,
  sheet: Sheet,
  texts: readonly string[],
): AsyncGenerator<RawRow> {
  let last = { line: 0, record: 0 };
  try {
    for await (const row of readSheet(workbook, sheet, texts)) {
      last = row;
      yield row;
    }
  } catch (error) {
    if (!isDamage(error)) throw error;
    yield damagedFrom(sheet.name, last.line + 1, last.record + 1);
  }
}

function damagedFrom(sheet: string, line: number, record: number): RawRow {
  const { refusal } = refused('imports.sheet_damaged', { sheet, line }, { sheet, line });
  return { sheet, line, record, cells: [], refusal };
}

function nullIfDamaged(error: unknown): null {
  if (!isDamage(error)) throw error;
  return null;
}

function otherFormat(parts: ReadonlyMap<string, ZipPart>): string {
  if (parts.has('xl/workbook.bin')) return 'imports.file_xlsb';
  if (parts.has('mimetype') && parts.has('content.xml')) return 'imports.file_ods';
  return 'imports.file_not_workbook';
}
