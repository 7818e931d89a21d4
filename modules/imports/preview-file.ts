import { ok, refused, type Result } from '@cordee/kernel';
import type { ImportDeps } from './import-file.ts';
import type { ImportPreview } from './import-preview.ts';
import type { ImportKind } from './import-target.ts';
import { IMPORT_TARGETS } from './import-targets.ts';
import { previewImport } from './preview-import.ts';
import type { RawTable } from './raw-table.ts';

export type FilePreview = {
  readonly kind: ImportKind;
  readonly table: RawTable;
  readonly preview: ImportPreview;
};

/** Looks at a file as a kind, or as the kind that fits it best: most required fields found, then most columns used. */
export async function previewFile(
  openTable: ImportDeps['openTable'],
  file: { readonly path: string; readonly name: string },
  kind: ImportKind | null,
): Promise<Result<FilePreview>> {
  const opened = await openTable(file.path, file.name);
  if (!opened.ok) return opened;
  const kinds = kind === null ? (Object.keys(IMPORT_TARGETS) as ImportKind[]) : [kind]; // the registry's keys are its kinds
  const looks: FilePreview[] = [];
  for (const each of kinds) {
    const seen = await previewImport(opened.value, IMPORT_TARGETS[each]);
    if (!seen.ok) return seen;
    looks.push({ kind: each, table: opened.value, preview: seen.value });
  }
  const [best] = looks.toSorted((a, b) => fit(b) - fit(a));
  return best ? ok(best) : refused('imports.file_not_found');
}

function fit({ preview: seen }: FilePreview): number {
  return seen.proposals.reduce((sum, proposal) => sum + proposal.confidence, 0) - 2 * seen.missing.length;
}
