import { writeRules, type OwnFigures } from '@cordee/engine-compensation';
import { z } from '@hono/zod-openapi';
import { decimal, ok, plainDate, refused, type Locale, type Result, type Scope } from '@cordee/kernel';
import { endpoint, fileAnswer, type Endpoint } from '@cordee/platform/http';
import { renderPdf } from '@cordee/platform/pdf';
import type { PlanStore } from './plans-store.ts';
import { rulesDocument } from './rules-document.ts';
import { rulesMarkdown } from './rules-markdown.ts';
import { rulesPage, type RulesPage } from './rules-page.ts';

const Fact = z.object({ label: z.string(), value: z.string() });
const RulesBlock = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.enum(['text', 'heading']), text: z.string() }),
    z.object({ kind: z.literal('facts'), facts: z.array(Fact) }),
    z.object({ kind: z.literal('table'), columns: z.array(z.string()), rows: z.array(z.array(z.string())) }),
    z.object({
      kind: z.literal('example'),
      title: z.string(),
      figures: z.array(Fact),
      lines: z.array(z.object({ component: z.string(), sentence: z.string(), steps: z.array(z.string()) })),
      total: Fact,
    }),
  ])
  .openapi('RulesBlock');

export const RulesAnswer = z
  .object({
    language: z.enum(['fr', 'en']),
    title: z.string(),
    plan: z.string(),
    version: z.string(),
    clauses: z.array(
      z.object({ id: z.string(), number: z.number().int(), title: z.string(), blocks: z.array(RulesBlock) }),
    ),
  })
  .openapi('PlanRules');

const Sum = z.string().regex(/^\d{1,15}(\.\d{1,6})?$/);
const Question = z.strictObject({
  locale: z.enum(['fr', 'en']).optional(),
  figures: z
    .string()
    .max(2_000)
    .regex(/^[a-z][a-z0-9_-]{0,63}:\d{1,15}(\.\d{1,6})?(,[a-z][a-z0-9_-]{0,63}:\d{1,15}(\.\d{1,6})?)*$/)
    .optional()
    .openapi({ description: 'What was sold, by measure: orders:150000,collected:90000.' }),
  quota: Sum.optional(),
  target: Sum.optional(),
});
type Question = z.output<typeof Question>;

const readers = ['executive', 'revops', 'manager', 'seller', 'finance', 'auditor', 'works_council'] as const;
const Code = z.object({ code: z.string().max(80) });

export type RulesRouteDeps = {
  readonly store: PlanStore;
  readonly organisationName: (scope: Scope) => Promise<string>;
};

/** The règlement of a published plan: what everybody whom it pays, and the works council, may read and keep. */
export function rulesRoutes({ store, organisationName }: RulesRouteDeps): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/plans/{code}/rules',
      summary: 'The rules of a plan in words, with examples calculated by the engine',
      policy: readers,
      params: Code,
      query: Question,
      answer: RulesAnswer,
      handle: async ({ caller, params, query, locale }) => {
        const page = await pageOf(store, caller.scope, { code: params.code, query, locale });
        return page.ok ? ok(presentRules(page.value)) : page;
      },
    }),
    endpoint({
      method: 'get',
      path: '/plans/{code}/rules/file',
      summary: 'The rules of a plan as PDF or Markdown',
      policy: readers,
      params: Code,
      query: Question.extend({ format: z.enum(['pdf', 'markdown']) }),
      answer: 'file',
      handle: async ({ caller, params, query, locale }) => {
        const page = await pageOf(store, caller.scope, { code: params.code, query, locale });
        if (!page.ok) return page;
        const { language, version, effectiveFrom } = page.value;
        const name = `${language === 'fr' ? 'reglement' : 'rules'}-${params.code}-v${version.replaceAll(/[^\w.-]+/g, '-')}`;
        if (query.format === 'markdown')
          return ok(
            fileAnswer(
              `${name}.md`,
              'text/markdown; charset=utf-8',
              new TextEncoder().encode(rulesMarkdown(page.value)),
            ),
          );
        const organisation = await organisationName(caller.scope);
        const printed = await renderPdf(rulesDocument(page.value, { organisation, day: effectiveFrom }));
        return ok(fileAnswer(`${name}.pdf`, 'application/pdf', printed));
      },
    }),
  ];
}

type DatedPage = RulesPage & { readonly effectiveFrom: string };
type PageQuestion = { readonly code: string; readonly query: Question; readonly locale: Locale };

async function pageOf(
  store: PlanStore,
  scope: Scope,
  { code, query, locale }: PageQuestion,
): Promise<Result<DatedPage>> {
  const found = await store.plan(scope, code);
  if (!found) return refused('plans.plan_not_found', { plan: code });
  const { document, effectiveFrom } = found;
  const text = writeRules(document, { effectiveFrom: plainDate(effectiveFrom), own: ownFigures(query) });
  if (!text.ok)
    return { ok: false, refusal: text.refusal[0] ?? refused('plans.plan_not_found', { plan: code }).refusal };
  return ok({ ...rulesPage(text.value, query.locale ?? locale), effectiveFrom });
}

function ownFigures({ figures, quota, target }: Question): OwnFigures | null {
  if (figures === undefined) return null;
  const sold = figures.split(',').map((each) => {
    const [measure = '', value = '0'] = each.split(':');
    return [measure, decimal(value)] as const;
  });
  return {
    figures: Object.fromEntries(sold),
    quota: quota === undefined ? null : decimal(quota),
    target: target === undefined ? null : decimal(target),
  };
}

export function presentRules({
  language,
  title,
  plan,
  version,
  clauses,
}: RulesPage): z.input<typeof RulesAnswer> {
  return {
    language,
    title,
    plan,
    version,
    clauses: clauses.map((clause) => ({
      ...clause,
      blocks: clause.blocks.map((block) => structuredClone(block) as z.input<typeof RulesBlock>),
    })), // a read-only copy of the same shape
  };
}
