import { messageOf } from '@cordee/messages/explanation';
import { ok } from '@cordee/kernel';
import { undoImport } from '@cordee/modules/imports';
import type { Command } from '../command.ts';
import { organisationOptions } from '../common-options.ts';
import { workingScope } from '../working-scope.ts';

export const undo: Command = {
  name: 'undo',
  summary: 'cli.undo_summary',
  positionals: [{ name: 'import', help: 'cli.undo_import', required: true }],
  options: organisationOptions,
  run: async (call) => {
    const house = await call.house();
    const scope = await workingScope(house, call, ['revops', 'finance']);
    if (!scope.ok) return scope;
    const undone = await undoImport(house.app.imports.store, scope.value, call.values['import'] ?? '');
    if (!undone.ok) return undone;
    const { restored, kept } = undone.value;
    return ok({ json: undone.value, text: messageOf('cli.undo_done', { restored, kept }, call.locale) });
  },
};
