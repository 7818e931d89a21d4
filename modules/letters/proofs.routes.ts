// The list of proofs as a screen and a file show it.
import { z } from '@hono/zod-openapi';
import type { ComposeDeps } from './compose-letter.ts';
import { isProved, PROOF_PARTS } from './proof.ts';
import type { RoundProofs } from './read-proofs.ts';

const nullable = z.string().nullable();

export const ProofsAnswer = z
  .object({
    round: z.string(),
    period: z.string(),
    complete: z.number().int(),
    late: z.number().int(),
    lines: z.array(
      z.object({
        dossierId: z.string(),
        letterId: nullable,
        seller: z.string(),
        code: z.string(),
        state: z.string(),
        issuedOn: nullable,
        receivedOn: nullable,
        hash: nullable,
        isComplete: z.boolean(),
        missing: z.array(z.enum(PROOF_PARTS)),
        daysLate: z.number().int(),
        reason: nullable,
      }),
    ),
  })
  .openapi('LetterProofs');

type Names = Awaited<ReturnType<ComposeDeps['personNames']>>;

export function presentProofs({ round, proofs }: RoundProofs, names: Names): z.input<typeof ProofsAnswer> {
  return {
    round: round.name,
    period: round.period.code,
    complete: proofs.filter(isProved).length,
    late: proofs.filter(({ daysLate }) => daysLate > 0).length,
    lines: proofs.map(({ dossier, letter, missing, ...proof }) => ({
      dossierId: dossier.id,
      letterId: letter?.id ?? null,
      seller: names.get(dossier.sellerId)?.name ?? dossier.node,
      code: names.get(dossier.sellerId)?.code ?? '',
      isComplete: missing.length === 0,
      missing: [...missing],
      ...proof,
    })),
  };
}
