import { z } from '@hono/zod-openapi';
import { decimal, ok, plainDate, type Result } from '@cordee/kernel';
import {
  BusinessDate,
  endpoint,
  ExplanationAnswer,
  presentExplanation,
  type Caller,
  type Endpoint,
} from '@cordee/platform/http';
import {
  DossierAnswer,
  Level,
  presentDossier,
  presentLevels,
  presentLine,
  presentRound,
  RoundAnswer,
  type PresentDeps,
} from './answers.routes.ts';
import { explainShare, openRound, tryRound, type OpenRoundDeps } from './open-round.ts';
import { sideOf, whoReads, whoRuns, whoSpeaks } from './policy.ts';
import { ROUND_METHODS, ROUND_MODES } from './round.ts';
import { analysisOf } from './seal.ts';
import { keysOf, type SealingDeps } from './sealing.ts';
import { sealingRoutes } from './sealing.routes.ts';
import { agree, decide, findDossier, propose } from './talk.ts';

export type QuotaRoundRouteDeps = OpenRoundDeps & SealingDeps & PresentDeps;

const Id = z.object({ id: z.uuid() });
const Done = z.object({ done: z.literal(true) });
const doneOr = (result: Result<null>): Result<{ done: true }> => (result.ok ? ok({ done: true }) : result);
const Amount = z.string().regex(/^\d{1,12}(\.\d{1,4})?$/);
const Signed = z.string().regex(/^-?\d{1,12}(\.\d{1,4})?$/);
const Words = z.string().trim().max(4000);

const Shares = z.strictObject({
  period: z.string().max(20),
  total: Amount,
  step: Amount,
  method: z.enum(ROUND_METHODS),
  locks: z
    .array(z.strictObject({ node: z.string().max(200), amount: Amount }))
    .max(5_000)
    .default([]),
});
const NewRound = Shares.extend({
  name: z.string().trim().min(3).max(120),
  mode: z.enum(ROUND_MODES),
  answersBy: BusinessDate,
  margin: z
    .string()
    .regex(/^0(\.\d{1,4})?$/)
    .openapi({ description: 'A ratio: 0.1 is 10 % either way.' }),
});

const shared = ({ total, step, ...rest }: z.output<typeof Shares>) => ({
  ...rest,
  total: decimal(total),
  step: decimal(step),
});

export function quotaRoundRoutes(deps: QuotaRoundRouteDeps): Endpoint[] {
  return [...roundRoutes(deps), ...dossierRoutes(deps), ...talkRoutes(deps), ...sealingRoutes(deps)];
}

async function seenRounds(deps: QuotaRoundRouteDeps, { scope }: Caller) {
  const [rounds, dossiers] = [await deps.store.rounds(scope), await deps.store.dossiers(scope, {})];
  const [today, names] = [scope.today, await deps.personNames(scope)];
  const person = await deps.personOf(scope);
  const byRound = Map.groupBy(dossiers, ({ roundId }) => roundId);
  return rounds.flatMap((round) => {
    const own = (byRound.get(round.id) ?? []).map((dossier) =>
      presentLine({ dossier, round, side: sideOf(dossier, person) }, today, names),
    );
    return own.length === 0 ? [] : [{ round, own }];
  });
}

function roundRoutes(deps: QuotaRoundRouteDeps): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/quota-rounds',
      summary: 'The rounds of quotas that one is part of, newest first, with the dossiers that one sees',
      policy: whoReads,
      answer: z.array(RoundAnswer),
      handle: async ({ caller }) => {
        const seen = await seenRounds(deps, caller);
        return ok(await Promise.all(seen.map(({ round, own }) => presentRound(round, own, deps))));
      },
    }),
    endpoint({
      method: 'post',
      path: '/quota-rounds/trial',
      summary: 'What a total would give to each level and seller; nothing is kept',
      policy: whoRuns,
      body: Shares,
      answer: z.array(Level),
      handle: async ({ caller: { scope }, body }) => {
        const tried = await tryRound(deps, scope, shared(body));
        return tried.ok ? ok(presentLevels(tried.value)) : tried;
      },
    }),
    endpoint({
      method: 'post',
      path: '/quota-rounds',
      summary: 'Open a round: a dossier for each seller who has a manager',
      policy: whoRuns,
      body: NewRound,
      answer: z.object({ id: z.string() }),
      handle: async ({ caller: { scope }, body: { name, mode, answersBy, margin, ...shares } }) =>
        openRound(deps, scope, {
          ...shared(shares),
          name,
          mode,
          answersBy: plainDate(answersBy),
          margin: decimal(margin),
        }),
    }),
  ];
}

function dossierRoutes(deps: QuotaRoundRouteDeps): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/quota-dossiers/{id}',
      summary: 'A dossier: facts, envelope, what was said; what is sealed shows its commitment alone',
      policy: whoReads,
      params: Id,
      answer: DossierAnswer,
      handle: async ({ caller: { scope }, params }) => {
        const found = await findDossier(deps, scope, params.id);
        if (!found.ok) return found;
        const [today, names] = [scope.today, await deps.personNames(scope)];
        const keys = await keysOf(deps, scope, found.value.dossier);
        return ok(await presentDossier(found.value, { today, names, keys }, deps));
      },
    }),
    endpoint({
      method: 'get',
      path: '/quota-dossiers/{id}/explanation',
      summary: 'Why the allocation gives this seller this figure',
      policy: whoReads,
      params: Id,
      answer: ExplanationAnswer,
      handle: async ({ caller: { scope }, params, locale }) => {
        const found = await findDossier(deps, scope, params.id);
        if (!found.ok) return found;
        const { round, dossier } = found.value;
        const explained = explainShare(round, dossier.node);
        return explained.ok ? ok(presentExplanation(explained.value, locale)) : explained;
      },
    }),
  ];
}

function talkRoutes(deps: QuotaRoundRouteDeps): Endpoint[] {
  return [
    endpoint({
      method: 'post',
      path: '/quota-dossiers/{id}/proposals',
      summary: 'Propose a figure, with what it is made of and what is asked for in exchange',
      policy: whoSpeaks,
      params: Id,
      body: z.strictObject({
        kept: Amount,
        lost: Amount,
        gained: Amount,
        price: Signed,
        text: Words,
        means: Words,
      }),
      answer: Done,
      handle: async ({ caller: { scope }, params, body: { text, means, ...figures } }) => {
        const analysis = analysisOf(figures);
        return doneOr(await propose(deps, scope, params.id, { analysis, text, means }));
      },
    }),
    endpoint({
      method: 'post',
      path: '/quota-dossiers/{id}/agreement',
      summary: 'Accept the figure that the other proposed last: it becomes the quota',
      policy: whoSpeaks,
      params: Id,
      body: z.strictObject({ proposalId: z.uuid() }),
      answer: Done,
      handle: async ({ caller: { scope }, params, body }) =>
        doneOr(await agree(deps, scope, params.id, body.proposalId)),
    }),
    endpoint({
      method: 'post',
      path: '/quota-dossiers/{id}/decision',
      summary: 'Decide with a reason once the date has passed; what is sealed is destroyed unopened',
      policy: whoRuns,
      params: Id,
      body: z.strictObject({ amount: Amount, reason: z.string().trim().min(3).max(4000) }),
      answer: Done,
      handle: async ({ caller: { scope }, params, body: { amount, reason } }) =>
        doneOr(await decide(deps, scope, params.id, { amount: decimal(amount), reason })),
    }),
  ];
}
