import { z } from '@hono/zod-openapi';
import { ok } from '@cordee/kernel';
import { endpoint, Figure, type Endpoint } from '@cordee/platform/http';
import { checkRoutes } from './check.routes.ts';
import type { CheckStore } from './check-store.ts';
import { MATCH_REASONS } from './match-words.ts';
import type { MatchStore } from './match-store.ts';
import { proposeMatches } from './propose-matches.ts';
import { MATCH_FIELDS, type ProposedMatch } from './unmatched.ts';

const Match = z
  .object({
    field: z.enum(MATCH_FIELDS),
    source: z.string(),
    written: z.string(),
    rows: z.number(),
    from: z.string().nullable(),
    to: z.string().nullable(),
    amounts: z.array(Figure).openapi({ description: 'The sum of its rows, currency by currency.' }),
    importId: z.string().nullable().openapi({ description: 'The oldest file with such rows.' }),
    accepted: z
      .string()
      .nullable()
      .openapi({ description: 'What was accepted already: its files need only be read again.' }),
    candidates: z.array(
      z.object({
        meant: z
          .string()
          .openapi({ description: 'Of a seller, the id of the person; else the word itself.' }),
        label: z.string(),
        reason: z.enum(MATCH_REASONS),
      }),
    ),
  })
  .openapi('ProposedMatch');

/** More than a person goes through at a time. */
const matchesShownMax = 500;

export type DataQualityDeps = { readonly matches: MatchStore; readonly checks: CheckStore };

export function dataQualityRoutes({ matches, checks }: DataQualityDeps): Endpoint[] {
  return [...matchRoutes(matches), ...checkRoutes(checks)];
}

function matchRoutes(store: MatchStore): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/data-quality/matches',
      summary:
        'Words of sources that lead nowhere or are spelt otherwise than elsewhere, with what may be meant and why',
      policy: ['revops', 'finance', 'auditor', 'executive'],
      answer: z.object({ rows: z.array(Match), total: z.number() }),
      handle: async ({ caller }) => {
        const found = proposeMatches(await store.matchWorld(caller.scope));
        return ok({ rows: found.slice(0, matchesShownMax).map(presented), total: found.length });
      },
    }),
  ];
}

function presented({ amounts, candidates, ...match }: ProposedMatch): z.input<typeof Match> {
  return {
    ...match,
    candidates: [...candidates],
    amounts: amounts.map(({ currency, amount }) => ({ value: amount, unit: currency, explain: null })),
  };
}
