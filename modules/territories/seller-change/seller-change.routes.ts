import { z } from '@hono/zod-openapi';
import { entityId, ok, type Result, type Scope } from '@cordee/kernel';
import { endpoint, ExplanationAnswer, presentExplanation, type Endpoint } from '@cordee/platform/http';
import { seenDeals, type MovedDealDeps } from '../decide-deal.ts';
import { figureNotFound } from '../errors.ts';
import { sellerRows, type SellerRows } from '../moved-deal.ts';
import { whoIsMoved } from '../policy.ts';
import { explainSellerSum, SELLER_SUMS, sellerSumRows } from './explain-seller-change.ts';

const SumId = z.object({ id: z.uuid(), personId: z.uuid(), of: z.enum(SELLER_SUMS) });
const rowsMost = 100;

type Seen = { readonly rows: SellerRows; readonly currency: string };

/** Only of sellers whom the reader sees, of the deals that the reader sees. */
async function seenRows(
  deps: MovedDealDeps,
  scope: Scope,
  { id, personId }: z.infer<typeof SumId>,
): Promise<Result<Seen>> {
  const seen = await seenDeals(deps, scope, id);
  if (!seen.ok) return seen;
  const { proposal, sellers, deals, holders, currency } = seen.value;
  const seller = sellers.find((each) => each.personId === entityId(personId));
  if (seller === undefined) return figureNotFound();
  const rows = sellerRows(proposal.result.moves, deals, { holders, personId: seller.personId });
  return ok({ rows, currency });
}

export function sellerChangeRoutes(deps: MovedDealDeps): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/territory-proposals/{id}/sellers/{personId}/{of}/explanation',
      summary: 'Of which accounts or deals is this sum of a seller?',
      policy: whoIsMoved,
      params: SumId,
      answer: ExplanationAnswer,
      handle: async ({ caller: { scope }, params, locale }) => {
        const seen = await seenRows(deps, scope, params);
        if (!seen.ok) return seen;
        const { rows, currency } = seen.value;
        const { id, personId, of } = params;
        const more = `/territory-proposals/${id}/sellers/${personId}/${of}/rows`;
        return ok(presentExplanation(explainSellerSum(rows, of, currency), locale, () => more));
      },
    }),
    endpoint({
      method: 'get',
      path: '/territory-proposals/{id}/sellers/{personId}/{of}/rows',
      summary: 'The accounts or deals behind a sum of a seller, by page',
      policy: whoIsMoved,
      params: SumId,
      query: z.strictObject({
        cursor: z
          .string()
          .regex(/^\d{1,9}$/)
          .optional(),
      }),
      answer: z.object({ rows: z.array(ExplanationAnswer.shape.tree), next: z.string().nullable() }),
      handle: async ({ caller: { scope }, params, query, locale }) => {
        const seen = await seenRows(deps, scope, params);
        if (!seen.ok) return seen;
        const all = sellerSumRows(seen.value.rows, params.of, seen.value.currency);
        const from = Number(query.cursor ?? 0);
        const page = all.slice(from, from + rowsMost);
        const end = from + page.length;
        return ok({
          rows: page.map((row) => presentExplanation(row, locale).tree),
          next: end < all.length ? String(end) : null,
        });
      },
    }),
  ];
}
