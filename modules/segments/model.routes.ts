import { lookAtText, typeSign } from '@cordee/engine-formula';
import { segmentEnvironment, type SegmentModel } from '@cordee/engine-segmentation';
import { z } from '@hono/zod-openapi';
import { decimalText, ok, type Locale, type Result, type Scope } from '@cordee/kernel';
import { renderRefusal } from '@cordee/messages/explanation';
import {
  BusinessDate,
  endpoint,
  FormulaLookAnswer,
  presentFormulaLook,
  type Endpoint,
} from '@cordee/platform/http';
import { applyModel, overridesOf } from './apply-model.ts';
import { modelNotFound } from './errors.ts';
import { FIRST_MODELS, firstModel } from './first-model.ts';
import type { LiveSegments } from './live-segments.ts';
import { ModelDocument, ModelName } from './model-document.routes.ts';
import { whoReads, whoSegments } from './policy.ts';
import type { SavedModel } from './segmented-accounts.ts';
import type { SegmentStore } from './segments-store.ts';

export type ModelRouteDeps = {
  readonly store: SegmentStore;
  readonly live: LiveSegments;
  readonly nameOf: (userId: string) => Promise<string>;
  readonly newId: () => string;
};

const Id = z.object({ id: z.uuid() });
const Saving = z.string().regex(/^\d{1,18}$/);
const Head = z
  .object({
    id: z.string(),
    name: z.string(),
    segments: z.number(),
    saving: z.string(),
    savedBy: z.string(),
    savedAt: z.string(),
  })
  .openapi('SegmentModelHead');
const Kept = z.object({ head: Head, document: ModelDocument }).openapi('SegmentModel');

const Cell = z.object({
  potentialLevel: z.number(),
  shareLevel: z.number(),
  accounts: z.number(),
  potential: z.string(),
  sales: z.string(),
});
const Trial = z
  .object({
    currency: z.string(),
    accounts: z.number(),
    counts: z.array(
      z.object({
        segment: z.string().nullable(),
        accounts: z.number(),
        potential: z.string(),
        sales: z.string(),
        byHand: z.number(),
        unknown: z.number().openapi({
          description: 'Accounts that came as far as this rule and of whom a figure is not known.',
        }),
      }),
    ),
    overridesLost: z.array(z.string()),
    curve: z.object({
      points: z.array(z.object({ accounts: z.number(), worth: z.number() })),
      classes: z.object({ A: z.number(), B: z.number(), C: z.number() }),
    }),
    grid: z.object({ cells: z.array(Cell), withoutPotential: z.number() }),
  })
  .openapi('SegmentTrial');
const TrialAnswer = z.object({
  trial: z.union([Trial, z.null()]),
  faults: z.array(z.object({ at: z.string(), sentence: z.string() })),
});

export function modelRoutes(deps: ModelRouteDeps): Endpoint[] {
  return [...readRoutes(deps), ...writeRoutes(deps), ...lookRoutes(deps)];
}

function readRoutes({ store, nameOf }: ModelRouteDeps): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/segment-models',
      summary: 'Models of segmentation as last saved, the latest first',
      policy: whoReads,
      answer: z.array(Head),
      handle: async ({ caller: { scope } }) => {
        const models = await store.models(scope);
        return ok(await Promise.all(models.map((model) => presentHead(model, nameOf))));
      },
    }),
    endpoint({
      method: 'get',
      path: '/segment-models/{id}',
      summary: 'A model of segmentation as it was last saved',
      policy: whoReads,
      params: Id,
      answer: Kept,
      handle: async ({ caller: { scope }, params: { id } }) => {
        const model = await store.model(scope, id);
        return model ? ok(await presentModel(model, nameOf)) : modelNotFound();
      },
    }),
  ];
}

function writeRoutes({ store, live, nameOf, newId }: ModelRouteDeps): Endpoint[] {
  return [
    endpoint({
      method: 'post',
      path: '/segment-models',
      summary: 'Begin a model from Pareto’s classes, from the grid, or from nothing',
      policy: whoSegments,
      body: z.strictObject({ name: ModelName, start: z.enum(FIRST_MODELS) }),
      answer: z.object({ id: z.string() }),
      handle: async ({ caller: { scope }, body: { name, start }, locale }) => {
        const id = newId();
        const { book } = await live.held(scope);
        const document = firstModel(start, book, locale);
        const saved = await store.save(scope, { id, follows: '0' }, { name, document });
        return saved.ok ? ok({ id }) : saved;
      },
    }),
    endpoint({
      method: 'put',
      path: '/segment-models/{id}',
      summary: 'Save a model over the saving that was seen; refused when another was faster',
      policy: whoSegments,
      params: Id,
      body: z.strictObject({ follows: Saving, name: ModelName, document: ModelDocument }),
      answer: Kept,
      handle: async ({ caller: { scope }, params: { id }, body: { follows, ...saved } }) => {
        if (!(await store.model(scope, id))) return modelNotFound();
        const done = await store.save(scope, { id, follows }, saved);
        if (!done.ok) return done;
        const model = await store.model(scope, id);
        return model ? ok(await presentModel(model, nameOf)) : modelNotFound();
      },
    }),
    endpoint({
      method: 'post',
      path: '/segment-models/{id}/application',
      summary: 'Bring a saved model into force from a day on',
      policy: whoSegments,
      params: Id,
      body: z.strictObject({ from: BusinessDate }),
      answer: z.object({ accounts: z.number() }),
      handle: ({ caller: { scope }, params: { id }, body: { from } }) =>
        applyModel({ store, live }, scope, { id, from }),
    }),
  ];
}

function lookRoutes({ store, live }: ModelRouteDeps): Endpoint[] {
  return [
    endpoint({
      method: 'post',
      path: '/segment-models/trial',
      summary: 'How many accounts and how much money each segment would have; nothing is kept',
      policy: whoSegments,
      body: z.strictObject({ document: ModelDocument }),
      answer: TrialAnswer,
      handle: ({ caller: { scope }, body: { document }, locale }) =>
        tryModel({ store, live }, scope, document, locale),
    }),
    endpoint({
      method: 'post',
      path: '/segment-models/formula',
      summary: 'What may be written in a rule or a score, and what is wrong with it',
      policy: whoSegments,
      body: z.strictObject({
        document: ModelDocument,
        purpose: z.enum(['condition', 'score']),
        /** Which score of the list: it may name those above it. */
        place: z.number().int().min(0).max(40),
        text: z.string().max(4000),
        cursor: z.number().int().min(0).max(4000),
      }),
      answer: FormulaLookAnswer,
      handle: async ({ caller: { scope }, body, locale }) => {
        const { document, purpose, place, text, cursor } = body;
        const { currency } = (await live.held(scope)).book;
        const isCondition = purpose === 'condition';
        const scores = isCondition ? document.scores : document.scores.slice(0, place);
        const look = lookAtText(
          { text, cursor: Math.min(cursor, text.length), locale: document.language },
          {
            environment: segmentEnvironment(currency, scores),
            expected: isCondition ? { kind: 'boolean' } : { anyOf: ['decimal'] },
          },
        );
        return ok(presentFormulaLook(look, typeSign, locale));
      },
    }),
  ];
}

async function tryModel(
  { store, live }: Pick<ModelRouteDeps, 'store' | 'live'>,
  scope: Scope,
  document: SegmentModel,
  locale: Locale,
): Promise<Result<z.input<typeof TrialAnswer>>> {
  const segmented = await live.segment(scope, document, overridesOf(await store.overrides(scope)));
  if (!segmented.ok)
    return ok({
      trial: null,
      faults: segmented.refusal.map(({ at, refusal }) => ({ at, sentence: renderRefusal(refusal, locale) })),
    });
  const { held, counts, overridesLost, curve, grid } = segmented.value;
  const money = <
    T extends {
      readonly potential: Parameters<typeof decimalText>[0];
      readonly sales: Parameters<typeof decimalText>[0];
    },
  >(
    each: T,
  ) => ({
    ...each,
    potential: decimalText(each.potential),
    sales: decimalText(each.sales),
  });
  return ok({
    faults: [],
    trial: {
      currency: held.book.currency,
      accounts: held.book.accounts.length,
      counts: counts.map(money),
      overridesLost: [...overridesLost],
      curve: { points: [...curve.points], classes: curve.classes },
      grid: { ...grid, cells: grid.cells.map(money) },
    },
  });
}

async function presentHead(
  { id, name, document, saving, savedBy, savedAt }: SavedModel,
  nameOf: ModelRouteDeps['nameOf'],
) {
  return { id, name, segments: document.segments.length, saving, savedAt, savedBy: await nameOf(savedBy) };
}

async function presentModel(
  model: SavedModel,
  nameOf: ModelRouteDeps['nameOf'],
): Promise<z.input<typeof Kept>> {
  const { document } = model;
  return {
    head: await presentHead(model, nameOf),
    document: {
      ...document,
      scores: [...document.scores],
      segments: [...document.segments],
      groups: document.groups && {
        axes: [...document.groups.axes],
        centres: document.groups.centres.map((centre) => [...centre]),
      },
    },
  };
}
