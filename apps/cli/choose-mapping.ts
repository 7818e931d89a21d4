// Which column feeds which field: the mapping file that is given, else what was agreed to for the last file with these
// columns, else what the file's own headers say.
import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { messageOf } from '@cordee/messages/explanation';
import { ok, refused, type Locale, type Result } from '@cordee/kernel';
import {
  IMPORT_TARGETS,
  isImportKind,
  parseMapping,
  previewFile,
  type FilePreview,
  type ImportKind,
  type KeptMapping,
  type Mapping,
} from '@cordee/modules/imports';
import { openTable } from '@cordee/platform/files';
import type { Call } from './command.ts';
import { sayRefusalAt } from './say-refusal-at.ts';

export type ChosenMapping = { readonly mapping: Mapping; readonly path: string };

/** What was agreed to for earlier files; asked only where nothing else says how to read this one. */
export type FindKept = () => Promise<Result<readonly KeptMapping[]>>;

/** Refuses a file that is none, that cannot be read, or whose mapping is wrong or lacks what the kind needs. */
export async function chooseMapping(call: Call, findKept: FindKept): Promise<Result<ChosenMapping>> {
  const { file: path = '', kind, mapping } = call.values;
  const kinds = Object.keys(IMPORT_TARGETS).join(', ');
  if (kind !== undefined && !isImportKind(kind))
    return refused('cli.usage_kind_unknown', { kind, known: kinds });
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) return refused('cli.file_not_found', { file: path });
  if (!found.isFile()) return refused('cli.file_is_folder', { file: path });
  const chosen =
    mapping === undefined
      ? await proposed(call, { path, kind: kind ?? null }, findKept)
      : givenMapping(mapping, kind);
  return chosen.ok ? ok({ mapping: chosen.value, path }) : chosen;
}

function givenMapping(file: string, kind: ImportKind | undefined): Result<Mapping> {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) return refused('cli.file_not_found', { file });
  const parsed = parseMapping(jsonIn(file));
  if (!parsed.ok) return parsed;
  const { target } = parsed.value;
  return kind === undefined || kind === target
    ? parsed
    : refused('cli.usage_kind_differs', { kind, target, file });
}

/** The file's JSON; what is not JSON is nothing, which no mapping schema accepts. */
function jsonIn(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

async function proposed(
  call: Call,
  { path, kind }: { readonly path: string; readonly kind: ImportKind | null },
  findKept: FindKept,
): Promise<Result<Mapping>> {
  const look = (kept: readonly KeptMapping[]) =>
    previewFile(
      (file, name, text) => openTable(file, { ...text, document: name }),
      { path, name: basename(path) },
      { kept, ...(kind === null ? {} : { kind }) },
    );
  const first = await look([]);
  if (!first.ok) return first;
  const isAsked = call.values['propose-mapping'] !== undefined;
  const kept = isAsked ? ok([]) : await findKept();
  if (!kept.ok) return kept;
  const seen = kept.value.length === 0 ? first : await look(kept.value);
  if (!seen.ok) return seen;
  const { preview } = seen.value;
  for (const warning of preview.warnings) call.terminal.say(sayRefusalAt(warning, call.locale));
  if (preview.missing.length > 0 && !isAsked)
    return refused('cli.mapping_incomplete', missingText(seen.value, call.locale));
  const { kept: again } = seen.value;
  if (again) call.terminal.say(messageOf('cli.mapped_as_before', { file: again.fileName }, call.locale));
  for (const { field, column } of preview.proposals)
    call.terminal.say(
      messageOf(
        'cli.mapped',
        { column: columnName(seen.value, column), field: fieldLabel(seen.value.kind, field, call.locale) },
        call.locale,
      ),
    );
  return ok(preview.mapping);
}

function missingText(seen: FilePreview, locale: Locale): Record<string, string> {
  const { kind, preview } = seen;
  const or = messageOf('cli.or', {}, locale);
  const missing = preview.missing
    .map((group) => group.map((field) => fieldLabel(kind, field, locale)).join(or))
    .join(', ');
  const found = preview.columns.map(({ column }) => columnName(seen, column)).join(', ');
  return { kind: messageOf(IMPORT_TARGETS[kind].labelKey, {}, locale), missing, found };
}

function fieldLabel(kind: ImportKind, code: string, locale: Locale): string {
  const field = IMPORT_TARGETS[kind].fields.find((each) => each.code === code);
  return field ? messageOf(field.labelKey, {}, locale) : code;
}

function columnName({ preview }: FilePreview, column: number): string {
  return preview.columns.find((each) => each.column === column)?.header ?? String(column);
}
