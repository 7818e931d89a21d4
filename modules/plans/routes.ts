import { z } from '@hono/zod-openapi';
import { ok, refused, type EntityId, type Locale, type Scope } from '@cordee/kernel';
import { BusinessDate, endpoint, type Endpoint } from '@cordee/platform/http';
import { PlanFormAnswer, presentPlanForm } from './component-answers.ts';
import { PlanDocumentAnswer } from './plan-document-answer.ts';
import type { PlanRecord } from './plan-record.ts';
import { describeTemplate, planBases, planDocument, planTemplates } from './plan-templates.ts';
import { draftRoutes, Saving, withName, type DraftRouteDeps } from './draft.routes.ts';
import { documentOfFile, templateFiles } from './template-files.ts';
import { formulaRoutes } from './formula.routes.ts';
import { assignmentRoutes, type AssignmentDeps } from './assignment.routes.ts';
import { lintRoutes } from './lint.routes.ts';
import { publishPlan } from './publish-plan.ts';
import { rulesRoutes } from './rules.routes.ts';

const PlanAnswer = z
  .object({
    code: z.string(),
    name: z.string(),
    version: z.string(),
    effectiveFrom: z.string(),
    assigned: z.number(),
    document: PlanDocumentAnswer,
  })
  .openapi('Plan');
const readers = ['executive', 'revops', 'manager', 'seller', 'finance', 'auditor', 'works_council'] as const;
const presented = (plan: PlanRecord) => ({
  code: plan.code,
  name: plan.name,
  version: plan.version,
  effectiveFrom: plan.effectiveFrom,
  assigned: plan.assigned,
  document: plan.document as z.input<typeof PlanDocumentAnswer>, // the format was checked when it was published
});

const Template = z.enum(planTemplates);
const TemplateAnswer = z.object({
  template: z.string(),
  name: z.string(),
  what: z.string(),
  /** Whether a name and a rate are enough to publish it; the others are opened in the designer. */
  isQuick: z.boolean(),
  document: z.record(z.string(), z.unknown()),
});

function templatesIn(currency: string, locale: Locale): z.input<typeof TemplateAnswer>[] {
  const quick = planTemplates.map((template) => {
    const described = describeTemplate(template, locale);
    const choice = {
      template,
      name: described.name,
      grain: 'quarter',
      base: 'order_intake',
      currency,
    } as const;
    return { template, ...described, isQuick: true, document: { ...planDocument(choice) } };
  });
  const files = templateFiles.map((file) => ({
    template: file.code,
    name: file.name[locale],
    what: file.what[locale],
    isQuick: false,
    document: { ...documentOfFile(file, currency, locale) },
  }));
  return [...quick, ...files];
}

export type PlanRouteDeps = AssignmentDeps &
  DraftRouteDeps & {
    readonly currencyOf: (tenant: string) => Promise<string>;
    /** Whoever sells today: the payees a first plan is for. */
    readonly sellersOf: (scope: Scope) => Promise<readonly EntityId[]>;
    readonly organisationName: (scope: Scope) => Promise<string>;
  };

export function planRoutes(deps: PlanRouteDeps): Endpoint[] {
  return [
    ...readRoutes(deps),
    ...templateRoutes(deps),
    ...publishRoutes(deps),
    ...draftRoutes(deps),
    ...assignmentRoutes(deps),
    ...formulaRoutes(),
    ...lintRoutes(),
    ...rulesRoutes(deps),
  ];
}

function readRoutes({ store }: PlanRouteDeps): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/plans',
      summary: 'Compensation plans',
      policy: readers,
      answer: z.array(PlanAnswer),
      handle: async ({ caller }) => ok((await store.plans(caller.scope)).map(presented)),
    }),
    endpoint({
      method: 'get',
      path: '/plans/{code}',
      summary: 'A compensation plan',
      policy: readers,
      params: z.object({ code: z.string().max(80) }),
      answer: PlanAnswer,
      handle: async ({ caller, params }) => {
        const found = await store.plan(caller.scope, params.code);
        return found ? ok(presented(found)) : refused('plans.plan_not_found', { plan: params.code });
      },
    }),
  ];
}

function templateRoutes({ store, currencyOf, sellersOf }: PlanRouteDeps): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/plan-templates',
      summary: 'Plans to start from',
      policy: ['revops', 'finance'],
      answer: z.array(TemplateAnswer),
      handle: async ({ caller, locale }) => ok(templatesIn(await currencyOf(caller.scope.tenant), locale)),
    }),
    endpoint({
      method: 'get',
      path: '/plan-form',
      summary:
        'What a plan can be made of: components, modifiers and measures, with the words of their fields',
      policy: readers,
      answer: PlanFormAnswer,
      handle: async ({ locale }) => ok(presentPlanForm(locale)),
    }),
    endpoint({
      method: 'post',
      path: '/plans/from-template',
      summary: 'Publish a plan from a template and give it to every seller',
      policy: ['revops', 'finance'],
      body: z.strictObject({
        template: Template,
        name: z.string().trim().min(1).max(120),
        grain: z.enum(['month', 'quarter', 'year']),
        base: z.enum(planBases),
        rate: z.union([z.literal('own'), z.string().regex(/^(0|[1-9]\d{0,3})(\.\d{1,8})?$/)]).optional(),
        effectiveFrom: BusinessDate,
      }),
      answer: z.object({ code: z.string(), assigned: z.number() }),
      handle: async ({ caller, body }) => {
        const { effectiveFrom, ...choice } = body;
        const currency = await currencyOf(caller.scope.tenant);
        const document = planDocument({ ...choice, currency });
        const published = await publishPlan(store, caller.scope, { document, effectiveFrom });
        if (!published.ok) return published;
        const { code } = published.value;
        const payees = await sellersOf(caller.scope);
        await store.assign(
          caller.scope,
          payees.map((payeeId) => ({ payeeId, planCode: code, from: effectiveFrom, to: null })),
        );
        return ok({ code, assigned: payees.length });
      },
    }),
  ];
}

function publishRoutes(deps: PlanRouteDeps): Endpoint[] {
  return [
    endpoint({
      method: 'post',
      path: '/plans',
      summary: 'Publish a version of a plan',
      policy: ['revops', 'finance'],
      body: z.strictObject({
        document: z.unknown(),
        effectiveFrom: BusinessDate,
        despite: z.string().trim().min(3).max(500).optional().openapi({
          description: 'Why it is published with what the linter says must not be: kept in the trail.',
        }),
        draft: z.strictObject({ id: z.uuid(), follows: Saving }).optional().openapi({
          description: 'The draft that ends with it, as it was seen: refused when another saved it since.',
        }),
      }),
      answer: z.object({ code: z.string(), version: z.string() }),
      handle: async ({ caller, body }) => {
        const published = await publishPlan(deps.store, caller.scope, body);
        if (published.ok) return ok({ code: published.value.code, version: published.value.version });
        const { refusal } = published;
        return {
          ok: false,
          refusal: body.draft ? await withName(deps, caller.scope, body.draft.id, refusal) : refusal,
        };
      },
    }),
  ];
}
