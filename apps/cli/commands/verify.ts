import { messageOf } from '@cordee/messages/explanation';
import { ok } from '@cordee/kernel';
import { verifyChain } from '@cordee/modules/audit';
import type { Command } from '../command.ts';
import { organisationOptions } from '../common-options.ts';
import { workingScope } from '../working-scope.ts';

export const verify: Command = {
  name: 'verify',
  summary: 'cli.verify_summary',
  positionals: [],
  options: organisationOptions,
  run: async (call) => {
    const house = await call.house();
    const scope = await workingScope(house, call, ['auditor', 'revops', 'finance', 'executive']);
    if (!scope.ok) return scope;
    const verified = await verifyChain(house.app.trail, scope.value);
    if (!verified.ok) return verified;
    const { changes, head } = verified.value;
    return ok({ json: verified.value, text: messageOf('cli.verify_done', { changes, head }, call.locale) });
  },
};
