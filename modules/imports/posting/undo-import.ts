import { refused, type Result, type Scope } from '@cordee/kernel';
import type { ImportStore } from '../import-store.ts';

/** Takes an import back as a whole: every cell is again as before, by new facts; later work on a cell is kept. */
export async function undoImport(
  store: ImportStore,
  scope: Scope,
  importId: string,
): Promise<Result<{ restored: number; kept: number }>> {
  const record = await store.find(scope, importId);
  if (!record) return refused('imports.import_not_found');
  if (record.undone) return refused('imports.already_undone_conflict', { file: record.fileName });
  return store.undo(scope, record);
}
