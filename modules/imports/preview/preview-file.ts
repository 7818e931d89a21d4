import { ok, refused, type Result } from '@cordee/kernel';
import type { GivenMapping } from '../mapping/given-mapping.ts';
import type { OpenTable } from '../import-file.ts';
import type { ImportPreview } from './import-preview.ts';
import type { ImportKind } from '../import-target.ts';
import { IMPORT_TARGETS } from '../import-targets.ts';
import { fittingMapping, type KeptMapping } from '../mapping/kept-mapping.ts';
import type { Mapping, TextStyle } from '../mapping/mapping.ts';
import { previewImport } from './preview-import.ts';
import type { RawTable } from '../reading/raw-table.ts';

export type FilePreview = {
  readonly kind: ImportKind;
  readonly table: RawTable;
  readonly preview: ImportPreview;
  /** Whose agreement the mapping is, where it is that of an earlier import. */
  readonly kept: KeptMapping | null;
};

/** How to look at a file; everything absent is found in it. */
export type PreviewWish = {
  readonly kind?: ImportKind;
  readonly text?: TextStyle;
  readonly sheet?: string;
  /** What was agreed to for earlier files. */
  readonly kept?: readonly KeptMapping[];
};

type File = { readonly path: string; readonly name: string };

/**
 * Looks at a file as a kind, or as the kind that fits it best: most required fields found, then most columns used. A
 * mapping kept from an earlier import of that kind is proposed where all of its columns are there. A line that one kind
 * knows for a header is no first row of another kind.
 */
export async function previewFile(
  openTable: OpenTable,
  file: File,
  wish: PreviewWish = {},
): Promise<Result<FilePreview>> {
  const opened = await openTable(file.path, file.name, wish.text);
  if (!opened.ok) return opened;
  const kinds = wish.kind === undefined ? (Object.keys(IMPORT_TARGETS) as ImportKind[]) : [wish.kind]; // the registry's keys are its kinds
  const looks: FilePreview[] = [];
  const refusals: Extract<Result<never>, { ok: false }>[] = [];
  for (const kind of kinds) {
    const seen = await previewImport(opened.value, IMPORT_TARGETS[kind], sheetOf(wish));
    if (!seen.ok) {
      refusals.push(seen);
      continue;
    }
    const mapping = wish.text ? { ...seen.value.mapping, text: wish.text } : seen.value.mapping;
    looks.push({ kind, table: opened.value, preview: { ...seen.value, mapping }, kept: null });
  }
  const [best] = looks.toSorted((a, b) => fit(b) - fit(a));
  const headerOnly = refusals.find(({ refusal }) => refusal.code === 'imports.header_only');
  if (!best || (headerOnly && best.preview.headerLines.length === 0))
    return headerOnly ?? refusals.at(-1) ?? refused('imports.file_not_found');
  const kept = fittingMapping(wish.kept ?? [], best.kind, best.preview.columns);
  const again =
    kept && (await previewWith(openTable, file, { mapping: withItsYear(kept, best), reason: 'kept' }));
  return ok(kept && again?.ok ? { ...again.value, kept } : best);
}

/** Looks at a file with a mapping: what an import of it would read. Refuses what `readRows` refuses. */
export async function previewWith(
  openTable: OpenTable,
  file: File,
  given: GivenMapping,
): Promise<Result<FilePreview & { readonly kept: null }>> {
  const kind = given.mapping.target;
  if (kind === 'paid') return refused('imports.mapping_invalid', { path: 'target' });
  const opened = await openTable(file.path, file.name, given.mapping.text);
  if (!opened.ok) return opened;
  const seen = await previewImport(opened.value, IMPORT_TARGETS[kind], { given });
  return seen.ok ? ok({ kind, table: opened.value, preview: seen.value, kept: null }) : seen;
}

/** The months of the last file were those of its own year. */
const withItsYear = ({ mapping }: KeptMapping, { preview }: FilePreview): Mapping =>
  mapping.months === undefined ? mapping : { ...mapping, months: preview.mapping.months ?? {} };

const sheetOf = ({ sheet }: PreviewWish) => (sheet === undefined ? {} : { sheet });

function fit({ preview: seen }: FilePreview): number {
  return seen.proposals.reduce((sum, proposal) => sum + proposal.confidence, 0) - 2 * seen.missing.length;
}
