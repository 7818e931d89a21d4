import { messageOf } from '@cordee/messages/explanation';
import { ok, type Result, type Role, type Scope } from '@cordee/kernel';
import { approveRun, lockRun, type RunDeps } from '@cordee/modules/payouts';
import type { Command } from '../command.ts';
import { organisationOptions } from '../common-options.ts';
import { workingScope } from '../working-scope.ts';

type Settle = (deps: RunDeps, scope: Scope, runId: string) => Promise<Result<null>>;

function settling(name: 'approve' | 'lock', allowed: readonly Role[], settle: Settle): Command {
  return {
    name,
    summary: `cli.${name}_summary`,
    positionals: [{ name: 'run', help: 'cli.settle_run', required: true }],
    options: organisationOptions,
    run: async (call) => {
      const house = await call.house();
      const scope = await workingScope(house, call, allowed);
      if (!scope.ok) return scope;
      const { run = '' } = call.values;
      const settled = await settle(house.app.runs, scope.value, run);
      return settled.ok
        ? ok({ json: { run, done: name }, text: messageOf(`cli.${name}_done`, { run }, call.locale) })
        : settled;
    },
  };
}

export const approve = settling('approve', ['finance', 'executive'], approveRun);
export const lock = settling('lock', ['finance', 'revops'], lockRun);
