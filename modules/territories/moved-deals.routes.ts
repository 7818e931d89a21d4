import { z } from '@hono/zod-openapi';
import { currency, decimal, ok, type EntityId, type Locale, type Result, type Scope } from '@cordee/kernel';
import { formatQuantity, messageOf } from '@cordee/messages/explanation';
import { BusinessDate, endpoint, type Endpoint } from '@cordee/platform/http';
import { FATE_REASONS, FATE_RULE } from './deal-fate.ts';
import {
  commentDeal,
  decideDeal,
  seenDeals,
  shareProposal,
  type MovedDealDeps,
  type SeenDeals,
} from './decide-deal.ts';
import type { DealComment } from './moved-deals-store.ts';
import type { MovedDeal } from './moved-deal.ts';
import { whoDraws, whoIsMoved, whoSpeaks } from './policy.ts';
import { sellerChangeRoutes } from './seller-change/seller-change.routes.ts';

export type MovedDealRouteDeps = MovedDealDeps & {
  readonly nameOf: (userId: string) => Promise<string>;
  readonly personNames: (scope: Scope) => Promise<ReadonlyMap<EntityId, { readonly name: string }>>;
};

const nullable = z.string().nullable();
const Id = z.object({ id: z.uuid() });
const DealId = z.object({ id: z.uuid(), dealId: z.uuid() });
const Done = z.object({ done: z.literal(true) });
const doneOr = (result: Result<null>): Result<{ done: true }> => (result.ok ? ok({ done: true }) : result);

const Share = z
  .string()
  .regex(/^(?:0\.(?!0+$)\d{1,4}|1)$/)
  .openapi({ description: 'What the seller before keeps of the sale: 0.5 for half, 1 for all.' });
const Decision = z.discriminatedUnion('fate', [
  z.strictObject({ fate: z.literal('follows') }),
  z.strictObject({ fate: z.literal('stays'), lastDay: BusinessDate, share: Share }),
]);

const Kept = z.object({ deals: z.number(), dealAmount: z.string() });
const Part = Kept.extend({ accounts: z.number(), potential: z.string(), revenue: z.string() });
const DealAnswer = z
  .object({
    id: z.string(),
    code: z.string(),
    account: z.string(),
    product: nullable,
    stage: z.string(),
    amount: nullable,
    currency: nullable,
    engagedOn: nullable,
    giver: nullable,
    taker: nullable,
    fate: z.enum(['follows', 'stays']),
    lastDay: nullable,
    share: nullable,
    reason: z.enum(FATE_REASONS),
    why: z.string(),
    comments: z.array(z.object({ id: z.string(), by: z.string(), at: z.string(), text: z.string() })),
  })
  .openapi('MovedDeal');
const DealsAnswer = z
  .object({
    name: z.string(),
    effectiveFrom: z.string(),
    currency: z.string(),
    isShared: z.boolean(),
    isApproved: z.boolean(),
    rule: z.string(),
    sellers: z.array(
      z.object({ personId: z.string(), name: z.string(), lost: Part, gained: Part, kept: Kept }),
    ),
    deals: z.array(DealAnswer),
  })
  .openapi('MovedDeals');

export function movedDealRoutes(deps: MovedDealRouteDeps): Endpoint[] {
  return [...readRoutes(deps), ...actRoutes(deps), ...sellerChangeRoutes(deps)];
}

function readRoutes(deps: MovedDealRouteDeps): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/territory-proposals/{id}/deals',
      summary:
        'What each seller would lose, gain and keep, and what becomes of each open deal of an account that moves',
      policy: whoIsMoved,
      params: Id,
      answer: DealsAnswer,
      handle: async ({ caller: { scope }, params, locale }) => {
        const seen = await seenDeals(deps, scope, params.id);
        return seen.ok ? ok(await present(deps, { scope, locale }, seen.value)) : seen;
      },
    }),
  ];
}

function actRoutes(deps: MovedDealRouteDeps): Endpoint[] {
  return [
    endpoint({
      method: 'post',
      path: '/territory-proposals/{id}/sharing',
      summary: 'Show a proposal to the sellers and managers whom it moves',
      policy: whoDraws,
      params: Id,
      answer: Done,
      handle: async ({ caller: { scope }, params }) => doneOr(await shareProposal(deps, scope, params.id)),
    }),
    endpoint({
      method: 'post',
      path: '/territory-proposals/{id}/deals/{dealId}/decision',
      summary: 'Let an open deal follow its account, or leave it to its seller until a day',
      policy: whoDraws,
      params: DealId,
      body: Decision,
      answer: Done,
      handle: async ({ caller: { scope }, params, body: { fate: _fate, ...kept } }) =>
        doneOr(
          await decideDeal(
            deps,
            scope,
            params,
            'lastDay' in kept ? { kind: 'stays', ...kept } : { kind: 'follows' },
          ),
        ),
    }),
    endpoint({
      method: 'post',
      path: '/territory-proposals/{id}/deals/{dealId}/comments',
      summary: 'Say something of an open deal that moves',
      policy: whoSpeaks,
      params: DealId,
      body: z.strictObject({ text: z.string().trim().min(3).max(2000) }),
      answer: Done,
      handle: async ({ caller: { scope }, params, body }) =>
        doneOr(await commentDeal(deps, scope, params, body.text)),
    }),
  ];
}

type Reader = { readonly scope: Scope; readonly locale: Locale };

async function present(
  { personNames, nameOf, currencyOf }: MovedDealRouteDeps,
  { scope, locale }: Reader,
  { proposal, isShared, deals, sellers, comments }: SeenDeals,
): Promise<z.input<typeof DealsAnswer>> {
  const names = await personNames({ ...scope, people: 'all', positions: 'all' });
  const named = (id: EntityId | null) => (id === null ? null : (names.get(id)?.name ?? null));
  const said = await Promise.all(comments.map(async (each) => ({ ...each, by: await nameOf(each.by) })));
  const unit = await currencyOf(scope.tenant);
  const worth = wordsOf(FATE_RULE.amount, unit, locale);
  return {
    name: proposal.name,
    effectiveFrom: proposal.effectiveFrom,
    currency: unit,
    isShared,
    isApproved: proposal.approvedBy !== null,
    rule: messageOf(
      'territories.fate_rule',
      { days: FATE_RULE.days, months: FATE_RULE.months, amount: worth },
      locale,
    ),
    sellers: sellers
      .map((each) => ({ ...each, name: named(each.personId) ?? '' }))
      .toSorted((a, b) => a.name.localeCompare(b.name, locale)),
    deals: deals.map((deal) => ({
      ...presentDeal(deal, said, { worth, locale }),
      giver: named(deal.giverId),
      taker: named(deal.takerId),
    })),
  };
}

function wordsOf(value: string, unit: string, locale: Locale): string {
  return formatQuantity(
    { kind: 'amount', amount: { value: decimal(value), currency: currency(unit) } },
    locale,
  );
}

function presentDeal(
  { fate, reason, ...deal }: MovedDeal,
  comments: readonly DealComment[],
  { worth, locale }: { readonly worth: string; readonly locale: Locale },
) {
  const kept = fate.kind === 'stays' ? fate : { lastDay: null, share: null };
  return {
    ...deal,
    fate: fate.kind,
    lastDay: kept.lastDay,
    share: kept.share,
    reason,
    why: messageOf(`territories.fate_${reason}`, { days: FATE_RULE.days, amount: worth }, locale),
    comments: comments
      .filter(({ dealId }) => dealId === deal.id)
      .map(({ id: comment, by, at, text }) => ({ id: comment, by, at, text })),
  };
}
