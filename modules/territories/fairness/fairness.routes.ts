import { z } from '@hono/zod-openapi';
import { ok, type Locale, type Result } from '@cordee/kernel';
import { messageOf } from '@cordee/messages/explanation';
import { csvLine } from '@cordee/modules/imports';
import {
  EstimateResult,
  movedPay,
  presentEstimate,
  type EstimateAnswer,
  type EstimateDesk,
} from '@cordee/modules/simulations';
import {
  BusinessDate,
  endpoint,
  ExplanationAnswer,
  fileAnswer,
  presentExplanation,
  type Endpoint,
} from '@cordee/platform/http';
import { presentProposal } from '../answers.routes.ts';
import { figureNotFound, moveNotFound } from '../errors.ts';
import { whoReads, whoWeighsPay } from '../policy.ts';
import { SIDES } from './division.ts';
import { explainAccount, explainCounted } from './explain-fairness.ts';
import { explainMove, MOVE_FIGURES } from './explain-move.ts';
import {
  FairnessAnswer,
  fairnessRows,
  MoveEffectAnswer,
  presentEffect,
  presentFairness,
} from './fairness-answers.routes.ts';
import { MEASURES, type WeighedAccount } from './fairness-sheet.ts';
import { explainFigure, FIGURES, sideOf } from './figure-of-sheet.ts';
import { judgedDivision, sellersOfMove, type FairnessDeps } from './judged-division.ts';
import { moveEffect } from './move-effect.ts';

export type FairnessRouteDeps = FairnessDeps & { readonly estimates: EstimateDesk };

const Id = z.object({
  id: z.union([z.uuid(), BusinessDate]).openapi({
    description: 'A proposal, or a day: what is in force on it.',
  }),
});
const MoveId = Id.extend({ accountId: z.uuid() });
const MoveFigureId = Id.extend({
  account: z.uuid(),
  territory: z.union([z.uuid(), z.literal('account')]).openapi({
    description: 'Who gives or takes, or what the account itself carries.',
  }),
  of: z.enum(MOVE_FIGURES),
});
const FigureId = Id.extend({
  side: z.enum(SIDES),
  territory: z.union([z.uuid(), z.literal('all')]),
  of: z.enum(FIGURES),
});

export function fairnessRoutes(deps: FairnessRouteDeps): Endpoint[] {
  return [...sheetRoutes(deps), ...reasonRoutes(deps), ...moveRoutes(deps)];
}

const addressOf = (id: string) => `/territory-fairness/${id}`;

function sheetRoutes(deps: FairnessRouteDeps): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/territory-fairness/{id}',
      summary: 'How even a division is, and how likely each territory is to reach its quota',
      policy: whoReads,
      params: Id,
      answer: FairnessAnswer,
      handle: async ({ caller: { scope }, params: { id }, locale }) => {
        const judged = await judgedDivision(deps, scope, id);
        return judged.ok ? ok(presentFairness(judged.value, { address: addressOf(id), locale })) : judged;
      },
    }),
    endpoint({
      method: 'get',
      path: '/territory-fairness/{id}/csv',
      summary: 'What each territory holds before and after, as CSV',
      policy: whoReads,
      params: Id,
      answer: 'file',
      handle: async ({ caller: { scope }, params: { id }, locale }) => {
        const judged = await judgedDivision(deps, scope, id);
        if (!judged.ok) return judged;
        const lines = fairnessRows(judged.value, locale).map((cells) =>
          csvLine([...cells], locale === 'fr' ? ';' : ','),
        );
        const bytes = new TextEncoder().encode(`\ufeff${lines.join('')}`);
        return ok(fileAnswer(`fairness-${judged.value.sheet.day}.csv`, 'text/csv; charset=utf-8', bytes));
      },
    }),
  ];
}

const rowsMost = 100;

function reasonRoutes(deps: FairnessRouteDeps): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/territory-fairness/{id}/{side}/{territory}/{of}/explanation',
      summary: 'Why this figure of a fairness sheet?',
      policy: whoReads,
      params: FigureId,
      answer: ExplanationAnswer,
      handle: async ({ caller: { scope }, params, locale }) => {
        const judged = await judgedDivision(deps, scope, params.id);
        if (!judged.ok) return judged;
        const explanation = explainFigure(judged.value.sheet, params);
        if (explanation === null) return figureNotFound();
        const { id, side, territory, of } = params;
        const rows = `${addressOf(id)}/${side}/${territory}/${of}/rows`;
        return ok(presentExplanation(explanation, locale, () => rows));
      },
    }),
    endpoint({
      method: 'get',
      path: '/territory-fairness/{id}/{side}/{territory}/{of}/rows',
      summary: 'The accounts behind a sum of a fairness sheet, by page',
      policy: whoReads,
      params: FigureId,
      query: z.strictObject({
        cursor: z
          .string()
          .regex(/^\d{1,9}$/)
          .optional(),
      }),
      answer: z.object({ rows: z.array(ExplanationAnswer.shape.tree), next: z.string().nullable() }),
      handle: async ({ caller: { scope }, params, query, locale }) => {
        const judged = await judgedDivision(deps, scope, params.id);
        if (!judged.ok) return judged;
        const { sheet } = judged.value;
        const measure = (['accounts', ...MEASURES] as const).find((each) => each === params.of);
        const side = sideOf(sheet, params);
        if (side === undefined || measure === undefined) return figureNotFound();
        const rowOf = (account: WeighedAccount) =>
          measure === 'accounts' ? explainCounted(account) : explainAccount(account, measure, sheet.currency);
        const from = Number(query.cursor ?? 0);
        const page = side.accounts.slice(from, from + rowsMost);
        const end = from + page.length;
        return ok({
          rows: page.map((account) => presentExplanation(rowOf(account), locale).tree),
          next: end < side.accounts.length ? String(end) : null,
        });
      },
    }),
  ];
}

const PaySide = z
  .object({
    estimate: z.union([EstimateResult, z.null()]),
    why: z.string().nullable().openapi({ description: 'Why there is no estimate.' }),
  })
  .openapi('MovedPaySide');

function presentPay(answer: Result<EstimateAnswer> | null, locale: Locale): z.input<typeof PaySide> {
  if (answer === null) return { estimate: null, why: messageOf('territories.fair_pay_nobody', {}, locale) };
  return answer.ok
    ? { estimate: presentEstimate(answer.value, locale), why: null }
    : { estimate: null, why: messageOf(answer.refusal.code, answer.refusal.args, locale) };
}

function moveRoutes(deps: FairnessRouteDeps): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/territory-fairness/{id}/moves/{accountId}',
      summary: 'What one move alone does to both territories',
      policy: whoReads,
      params: MoveId,
      answer: MoveEffectAnswer,
      handle: async ({ caller: { scope }, params: { id, accountId }, locale }) => {
        const judged = await judgedDivision(deps, scope, id);
        if (!judged.ok) return judged;
        const { sheet, proposal } = judged.value;
        const territories = proposal === null ? [] : moveEffect(sheet, proposal, accountId);
        if (proposal === null || territories.length === 0) return moveNotFound();
        const why = presentProposal(proposal, locale).moves.find((each) => each.accountId === accountId)?.why;
        return ok(
          presentEffect(territories, judged.value, {
            accountId,
            why: why ?? '',
            address: addressOf(id),
            movesAt: `/territory-moves/${id}`,
            locale,
          }),
        );
      },
    }),
    endpoint({
      method: 'get',
      path: '/territory-moves/{id}/{account}/{territory}/{of}/explanation',
      summary: 'Why this figure of a move?',
      policy: whoReads,
      params: MoveFigureId,
      answer: ExplanationAnswer,
      handle: async ({ caller: { scope }, params, locale }) => {
        const judged = await judgedDivision(deps, scope, params.id);
        if (!judged.ok) return judged;
        const { sheet, proposal } = judged.value;
        const explanation = proposal && explainMove(sheet, proposal, params);
        if (!explanation) return moveNotFound();
        const { id, territory, of } = params;
        const rows = `${addressOf(id)}/before/${territory}/${of}/rows`;
        return ok(presentExplanation(explanation, locale, () => rows));
      },
    }),
    endpoint({
      method: 'get',
      path: '/territory-fairness/{id}/moves/{accountId}/pay',
      summary: 'What both sellers of a move would earn in the period of today, had it been made before',
      policy: whoWeighsPay,
      params: MoveId,
      answer: z
        .object({ giver: PaySide, taker: PaySide, sales: z.number(), left: z.number() })
        .openapi('MovedPay'),
      handle: async ({ caller: { scope }, params: { id, accountId }, locale }) => {
        const judged = await judgedDivision(deps, scope, id);
        if (!judged.ok) return judged;
        const sellers = await sellersOfMove(deps, scope, judged.value, accountId);
        if (sellers === null) return moveNotFound();
        const pay = await movedPay(deps.estimates, scope, { ...sellers, customer: accountId });
        return ok({
          ...pay,
          giver: presentPay(pay.giver, locale),
          taker: presentPay(pay.taker, locale),
        });
      },
    }),
  ];
}
