import type { Segment, TriedRule } from '@cordee/engine-segmentation';
import { z } from '@hono/zod-openapi';
import { decimalText, entityId, ok, type Locale } from '@cordee/kernel';
import { renderRefusal } from '@cordee/messages/explanation';
import {
  BusinessDate,
  endpoint,
  ExplanationAnswer,
  presentExplanation,
  type Endpoint,
} from '@cordee/platform/http';
import { decideByHand } from './decide-by-hand.ts';
import { explainAccount, type ExplainDeps } from './explain-account.ts';
import { NormAnswer } from './model-document.routes.ts';
import { whoReads, whoSegments } from './policy.ts';
import { placedAccounts, totalsOf, type PlacedAccount } from './segments-in-force.ts';

const nullable = z.string().nullable();
const Id = z.object({ id: z.uuid() });
const rowsPerPage = 50;

const InForce = z.object({
  modelId: z.string(),
  name: z.string(),
  effectiveFrom: z.string(),
  measuredOn: z.string(),
});
const SegmentsAnswer = z
  .object({
    currency: z.string(),
    inForce: z.union([InForce, z.null()]),
    accounts: z.number(),
    /** Accounts that came after the model was applied. */
    newAccounts: z.number(),
    segments: z.array(
      z.object({
        code: nullable,
        name: nullable,
        norm: z.union([NormAnswer, z.null()]),
        accounts: z.number(),
        potential: z.string(),
        sales: z.string(),
        byHand: z.number(),
      }),
    ),
  })
  .openapi('Segments');
const AccountLine = z
  .object({
    id: z.string(),
    code: z.string(),
    name: z.string(),
    town: nullable,
    segment: nullable,
    segmentName: nullable,
    isByHand: z.boolean(),
    isNew: z.boolean(),
    potential: nullable,
    sales: z.string(),
  })
  .openapi('SegmentedAccount');
const Explained = z
  .object({
    account: AccountLine,
    model: InForce,
    override: z.union([z.object({ reason: z.string(), from: z.string(), lastDay: nullable }), z.null()]),
    rules: z.array(
      z.object({
        name: z.string(),
        condition: z.string(),
        holds: z.boolean(),
        why: nullable,
        explanation: z.union([ExplanationAnswer, z.null()]),
      }),
    ),
  })
  .openapi('ExplainedSegment');

export function segmentRoutes(deps: ExplainDeps): Endpoint[] {
  return [...readRoutes(deps), ...accountRoutes(deps), ...handRoutes(deps)];
}

function readRoutes(deps: ExplainDeps): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/segments',
      summary: 'The segmentation in force: accounts and money of each segment, and its norm',
      policy: whoReads,
      answer: SegmentsAnswer,
      handle: async ({ caller: { scope } }) => {
        const placed = await placedAccounts(deps, scope);
        if (!placed) {
          const { book } = await deps.live.held(scope);
          const empty = { inForce: null, newAccounts: 0, segments: [] };
          return ok({ currency: book.currency, accounts: book.accounts.length, ...empty });
        }
        const { modelId, name, effectiveFrom, measuredOn } = placed.inForce;
        return ok({
          currency: placed.book.currency,
          inForce: { modelId, name, effectiveFrom, measuredOn },
          accounts: placed.accounts.length,
          newAccounts: placed.accounts.filter(({ isNew }) => isNew).length,
          segments: totalsOf(placed).map(({ segment, ...total }) => ({ ...named(segment), ...total })),
        });
      },
    }),
  ];
}

function accountRoutes(deps: ExplainDeps): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/segments/accounts',
      summary: 'Accounts with their segment, those worth most first',
      policy: whoReads,
      query: z.strictObject({
        q: z.string().max(200).optional(),
        segment: z.string().max(40).optional().openapi({ description: 'A segment, or - for none.' }),
        cursor: z
          .string()
          .regex(/^\d{1,9}$/)
          .optional(),
      }),
      answer: z.object({ rows: z.array(AccountLine), total: z.number(), next: nullable }),
      handle: async ({ caller: { scope }, query: { q, segment, cursor } }) => {
        const placed = await placedAccounts(deps, scope);
        const found = (placed?.accounts ?? []).filter(
          (each) => isIn(each, segment) && isCalled(each, q?.trim().toLowerCase() ?? ''),
        );
        const sorted = found.toSorted(byWorth);
        const offset = Number(cursor ?? 0);
        const rows = sorted.slice(offset, offset + rowsPerPage).map(presentAccount);
        const next = offset + rows.length < sorted.length ? String(offset + rows.length) : null;
        return ok({ rows, total: sorted.length, next });
      },
    }),
    endpoint({
      method: 'get',
      path: '/segments/accounts/{id}',
      summary: 'Why an account is in its segment, rule by rule',
      policy: whoReads,
      params: Id,
      answer: Explained,
      handle: async ({ caller: { scope }, params: { id }, locale }) => {
        const explained = await explainAccount(deps, scope, id);
        if (!explained.ok) return explained;
        const { inForce, override, rules, ...placed } = explained.value;
        const { modelId, name, effectiveFrom, measuredOn } = inForce;
        return ok({
          account: presentAccount({ ...placed, override }),
          model: { modelId, name, effectiveFrom, measuredOn },
          override: override && { reason: override.reason, from: override.from, lastDay: override.lastDay },
          rules: rules.map((rule) => presentRule(rule, locale)),
        });
      },
    }),
  ];
}

function handRoutes(deps: ExplainDeps): Endpoint[] {
  return [
    endpoint({
      method: 'post',
      path: '/segments/overrides',
      summary: 'Put accounts into a segment by hand from a day to a day, or let the rules decide again',
      policy: whoSegments,
      body: z.strictObject({
        accountIds: z.array(z.uuid()).min(1).max(20_000),
        segment: z.string().max(40).nullable(),
        reason: z.string().trim().min(3).max(400),
        from: BusinessDate,
        lastDay: BusinessDate.nullable(),
      }),
      answer: z.object({ count: z.number() }),
      handle: ({ caller: { scope }, body }) =>
        decideByHand(deps, scope, { ...body, accountIds: body.accountIds.map(entityId) }),
    }),
  ];
}

const named = (segment: Segment | null) => ({
  code: segment?.code ?? null,
  name: segment?.name ?? null,
  norm: segment?.norm ?? null,
});

function isIn({ segment }: PlacedAccount, wanted: string | undefined): boolean {
  return wanted === undefined || (segment?.code ?? '-') === wanted;
}

function isCalled({ account }: PlacedAccount, wanted: string): boolean {
  return (
    wanted === '' ||
    account.name.toLowerCase().includes(wanted) ||
    account.code.toLowerCase().includes(wanted)
  );
}

/** Potential from the highest; of equals, by code. */
function byWorth({ account: a }: PlacedAccount, { account: b }: PlacedAccount): number {
  const worth = ({ potential }: typeof a) => (potential === null ? -1 : Number(decimalText(potential)));
  return worth(b) - worth(a) || (a.code < b.code ? -1 : 1);
}

function presentAccount({ account, segment, override, isNew }: PlacedAccount): z.input<typeof AccountLine> {
  const { id, code, name, town, potential, sales } = account;
  return {
    id,
    code,
    name,
    town,
    segment: segment?.code ?? null,
    segmentName: segment?.name ?? null,
    isByHand: override !== null,
    isNew,
    potential: potential && decimalText(potential),
    sales: decimalText(sales),
  };
}

function presentRule({ segment, holds, explanation, refusal }: TriedRule, locale: Locale) {
  return {
    name: segment.name,
    condition: segment.condition,
    holds,
    why: refusal && renderRefusal(refusal, locale),
    explanation: explanation && presentExplanation(explanation, locale),
  };
}
