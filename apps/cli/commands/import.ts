import { createReadStream, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { messageOf } from '@cordee/messages/explanation';
import { ok, refused, type Result } from '@cordee/kernel';
import { importFile, isImportKind, type KeptMapping } from '@cordee/modules/imports';
import type { Answer, Call, Command } from '../command.ts';
import { organisationOptions } from '../common-options.ts';
import { chooseMapping, type ChosenMapping } from '../choose-mapping.ts';
import { presentImport, sayIssues } from '../present-import.ts';
import { workingScope } from '../working-scope.ts';

const writers = ['revops', 'finance'] as const;

export const importCommand: Command = {
  name: 'import',
  summary: 'cli.import_summary',
  positionals: [{ name: 'file', help: 'cli.import_file', required: true }],
  options: {
    kind: { value: 'people|accounts|deals|transactions|quotas|rates', help: 'cli.import_kind' },
    source: { value: 'NAME', help: 'cli.import_source' },
    mapping: { value: 'FILE.json', help: 'cli.import_mapping' },
    'propose-mapping': { value: 'FILE.json', help: 'cli.import_propose' },
    'dry-run': { value: null, help: 'cli.import_dry_run' },
    ...organisationOptions,
  },
  run: async (call) => {
    const chosen = await chooseMapping(call, () => keptMappings(call));
    if (!chosen.ok) return chosen;
    const proposeTo = call.values['propose-mapping'];
    if (proposeTo === undefined) return bring(call, chosen.value);
    writeFileSync(proposeTo, `${JSON.stringify(chosen.value.mapping, null, 2)}\n`);
    return ok({
      json: chosen.value.mapping,
      text: messageOf('cli.import_proposed', { file: proposeTo }, call.locale),
    });
  },
};

async function keptMappings(call: Call): Promise<Result<readonly KeptMapping[]>> {
  const house = await call.house();
  const scope = await workingScope(house, call, writers);
  return scope.ok ? ok(await house.app.imports.store.keptMappings(scope.value)) : scope;
}

async function bring(call: Call, { mapping, path }: ChosenMapping): Promise<Result<Answer>> {
  const { terminal, locale, values, switches } = call;
  const kind = mapping.target;
  if (!isImportKind(kind)) return refused('imports.mapping_invalid', { path: 'target' });
  const house = await call.house();
  const scope = await workingScope(house, call, writers);
  if (!scope.ok) return scope;
  const { documents, imports, runs } = house.app;
  const kept = await documents.put(scope.value.tenant, createReadStream(path));
  const file = {
    importId: runs.newId(),
    kind,
    source: values['source'] ?? 'file',
    fileName: basename(path),
    documentHash: kept.hash,
    byteCount: kept.byteCount,
    path: kept.path,
    mapping,
    isRehearsal: switches.has('dry-run'),
  };
  const watch = {
    check: terminal.check,
    progress: terminal.progress,
  };
  const outcome = await importFile(imports, scope.value, file, watch);
  if (!outcome.ok) return outcome;
  sayIssues(outcome.value.issues, terminal, locale);
  return ok(presentImport(outcome.value, { fileName: file.fileName, isRehearsal: file.isRehearsal }, locale));
}
