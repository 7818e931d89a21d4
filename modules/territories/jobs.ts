import type { Scope, TenantId } from '@cordee/kernel';
import type { TaskHandlers } from '@cordee/platform/jobs';
import { placeAccounts, type Gazetteer } from './place-accounts.ts';
import type { ProposalRequest } from './proposal.ts';
import { proposeTerritories, type TerritoryDeps } from './propose-territories.ts';

export type TerritoryTaskDeps = TerritoryDeps & {
  readonly scopeOf: (tenant: TenantId, actor: string) => Promise<Scope>;
  readonly openGazetteer: () => Promise<Gazetteer>;
};

export function territoryTasks(deps: TerritoryTaskDeps): TaskHandlers {
  return {
    propose_territories: async ({ tenant, task, progress, check }) => {
      const asked = task.input as { readonly id: string; readonly request: ProposalRequest }; // written by this module's own route
      const scope = await deps.scopeOf(tenant, task.actor);
      return proposeTerritories(deps, scope, asked, { progress, check });
    },
    place_accounts: async ({ tenant, task }) => placeAccounts(deps, await deps.scopeOf(tenant, task.actor)),
  };
}
