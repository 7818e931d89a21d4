import { ok } from '@cordee/kernel';
import type { EntityId, Result, Scope } from '@cordee/kernel';
import type { RunDeps } from '../run/calculate-run.ts';
import { frozenInputs } from './dossier-inputs.ts';
import { writeDossier } from './dossier.ts';
import type { ChainPosition, Dossier } from './dossier.ts';
import { gatherInputs } from '../run/gather-inputs.ts';
import { gatherPayees } from '../run/plan-records.ts';
import { readStatement } from '../statement/read-statement.ts';
import type { Statement } from '../statement/read-statement.ts';
import { frozenScope } from '../settle/settle-run.ts';

export type DossierDeps = RunDeps & {
  /** The change of the trail with that number; null where it is not kept. */
  readonly chainAt: (scope: Scope, change: bigint) => Promise<ChainPosition | null>;
};

export type ReadDossier = { readonly statement: Statement; readonly dossier: Dossier };

/** The dossier of a payee's statement, from the inputs that its run had frozen. Refuses what readStatement refuses. */
export async function readDossier(
  deps: DossierDeps,
  scope: Scope,
  runId: string,
  payeeId: EntityId,
): Promise<Result<ReadDossier>> {
  const found = await readStatement(deps, scope, runId, payeeId);
  if (!found.ok) return found;
  const statement = found.value;
  const { run } = statement;
  const frozen = frozenScope(scope, run);
  const gathered = await gatherInputs(deps, frozen, run.planCode, run.period.code, [payeeId]);
  if (!gathered.ok) return gathered;
  const records = await gatherPayees(deps, frozen, run.planCode, run.period.code, [payeeId]);
  if (!records.ok) return records;
  const { plan } = gathered.value;
  const paid = new Set(
    statement.lines.filter(({ kind }) => kind === 'component').map(({ component }) => component),
  );
  const dossier = writeDossier({
    statement,
    plan: records.value.document,
    inputs: frozenInputs(gathered.value, payeeId),
    settled: plan.components.map(({ code }) => code).filter((code) => !paid.has(code)),
    chain: await deps.chainAt(scope, run.knownChange),
  });
  return ok({ statement, dossier });
}
