// Lists and archives on the command line: the use cases of the screen, written to the file that was asked for.
import { copyFileSync } from 'node:fs';
import { messageOf } from '@cordee/messages/explanation';
import { ok, refused, ROLES, type Result } from '@cordee/kernel';
import { LIST_FORMATS, listsSeen, writeArchive, writeList, type ListFormat } from '@cordee/modules/exports';
import { exportLists } from '@cordee/server';
import type { Answer, Call } from './command.ts';
import { workingScope } from './working-scope.ts';

/** The word for every list at once. */
const everything = 'all';

export async function exportList(call: Call, code: string): Promise<Result<Answer>> {
  const { out } = call.values;
  const asked = call.values['format'] ?? 'csv';
  const format = LIST_FORMATS.find((each) => each === asked);
  if (out === undefined) return refused('cli.export_out_needed');
  if (!format) return refused('cli.export_format_unknown', { format: asked, known: LIST_FORMATS.join(', ') });
  const written =
    code === everything ? await writeAll(call, out, format) : await writeOne(call, out, { code, format });
  if (!written.ok) return written;
  const { rows } = written.value;
  return ok({
    json: { list: code, format, file: out, ...written.value },
    text: messageOf('cli.export_done', { file: out, lines: rows }, call.locale),
  });
}

type Written = { readonly rows: number };

async function writeOne(
  call: Call,
  path: string,
  { code, format }: { readonly code: string; readonly format: ListFormat },
): Promise<Result<Written>> {
  const house = await call.house();
  const scope = await workingScope(house, call, ROLES);
  if (!scope.ok) return scope;
  const lists = listsSeen(exportLists, scope.value);
  const list = lists.find((each) => each.code === code);
  const known = [...lists.map((each) => each.code), everything].join(', ');
  if (!list) return refused('cli.export_list_not_found', { list: code, known });
  let rows = 0;
  const seen = (done: number) => {
    call.terminal.check();
    call.terminal.progress(done, null, 'rows');
    rows = done;
  };
  await house.app.database.read(scope.value, (tx) =>
    writeList(tx, scope.value, { list, format, locale: call.locale }, { path, seen }),
  );
  return ok({ rows });
}

async function writeAll(call: Call, path: string, format: ListFormat): Promise<Result<Written>> {
  const house = await call.house();
  const scope = await workingScope(house, call, ['revops', 'finance', 'auditor', 'executive']);
  if (!scope.ok) return scope;
  const { database, documents } = house.app;
  const watch = {
    check: call.terminal.check,
    progress: (done: number, total: number | null) => call.terminal.progress(done, total, 'rows'),
  };
  const deps = { database, lists: exportLists, keepFile: documents.put };
  const { hash, rows } = await writeArchive(deps, scope.value, format, watch);
  copyFileSync(documents.pathOf(scope.value.tenant, hash), path);
  await documents.drop(scope.value.tenant, hash);
  return ok({ rows });
}
