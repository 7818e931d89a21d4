// The proof of every seller of a round, for whoever sees them.
import { ok, refused, type Result, type Scope } from '@cordee/kernel';
import { hasAttainability, type Round } from '@cordee/modules/quota-rounds';
import type { ComposeDeps } from './compose-letter.ts';
import { lettersOfRound } from './find-letter.ts';
import { proofOf, type Proof } from './proof.ts';

export type RoundProofs = { readonly round: Round; readonly proofs: readonly Proof[] };

type ProofDeps = Pick<ComposeDeps, 'store' | 'rounds' | 'hashOf'>;

/** Of the sellers whom the scope sees. Refuses letters.round_not_found where it sees none of the round. */
export async function readProofs(
  deps: ProofDeps,
  scope: Scope,
  roundId: string,
): Promise<Result<RoundProofs>> {
  const read = await lettersOfRound(deps, scope, roundId);
  if (!read.ok) return read;
  const { round, dossiers, byDossier } = read.value;
  const hashOf = (text: string) => deps.hashOf(new TextEncoder().encode(text));
  const proofs = dossiers.map((dossier) =>
    proofOf({
      dossier,
      letters: byDossier.get(dossier.id) ?? [],
      start: round.period.from,
      today: scope.today,
      hasChances: hasAttainability(round, dossier),
      hashOf,
    }),
  );
  return ok({ round, proofs });
}

/** Of every round of a period. Refuses letters.round_not_found where there is none. */
export async function readPeriodProofs(
  deps: ProofDeps,
  scope: Scope,
  period: string,
): Promise<Result<readonly RoundProofs[]>> {
  const found: RoundProofs[] = [];
  for (const { id } of (await deps.rounds.rounds(scope)).filter((round) => round.period.code === period)) {
    const read = await readProofs(deps, scope, id);
    if (read.ok) found.push(read.value);
  }
  return found.length === 0 ? refused('letters.round_not_found') : ok(found);
}
