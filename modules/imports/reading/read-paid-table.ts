import { ok, refused } from '@cordee/kernel';
import type { Result } from '@cordee/kernel';
import { TARGETS } from '../import-targets.ts';
import type { FieldSource, Mapping } from '../mapping/mapping.ts';
import { previewImport } from '../preview/preview-import.ts';
import type { RawTable } from './raw-table.ts';
import type { ReadRow } from './read-row.ts';
import { readRows } from './read-rows.ts';

/** A sheet of past pay as read: the mapping that was used, and each record once. */
export type PaidTable = { readonly mapping: Mapping; readonly rows: AsyncIterable<ReadRow> };

/**
 * Reads one sheet of what was really paid, with the given mapping or with what its headers propose. Constants fill the
 * fields that no column carries, such as the year that only the title tells. Refuses what readRows refuses, and
 * imports.field_unmapped for a sheet whose headers name no payee or no amount.
 */
export async function readPaidTable(
  table: RawTable,
  sheet: string | null,
  given: { readonly mapping: Mapping | null; readonly constants: Readonly<Record<string, string>> },
): Promise<Result<PaidTable>> {
  const chosen = given.mapping === null ? await proposedMapping(table, sheet) : ok(given.mapping);
  if (!chosen.ok) return chosen;
  const constants = Object.entries(given.constants).map(([field, text]): [string, FieldSource] => [
    field,
    { from: 'constant', text },
  ]);
  const mapping: Mapping = {
    ...chosen.value,
    ...(sheet === null ? {} : { sheet }),
    fields: { ...Object.fromEntries(constants), ...chosen.value.fields },
  };
  const reading = await readRows(table, mapping, TARGETS.paid);
  return reading.ok ? ok({ mapping, rows: reading.value.rows }) : reading;
}

async function proposedMapping(table: RawTable, sheet: string | null): Promise<Result<Mapping>> {
  const seen = await previewImport(table, TARGETS.paid, sheet === null ? {} : { sheet });
  if (!seen.ok) return seen;
  const [missing] = seen.value.missing;
  return missing === undefined
    ? ok(seen.value.mapping)
    : refused('imports.field_unmapped', { field: missing[0] ?? '' });
}
