import { complexityOf, lintPlan, parsePlan } from '@cordee/engine-compensation';
import { z } from '@hono/zod-openapi';
import { ok, type Refusal } from '@cordee/kernel';
import { renderLabel, renderRefusal } from '@cordee/messages/explanation';
import { endpoint, type Endpoint } from '@cordee/platform/http';

const Finding = z.object({
  code: z.string(),
  severity: z.enum(['inform', 'warn', 'block']),
  path: z.string(),
  sentence: z.string(),
  source: z.string().nullable(),
});

const Lint = z
  .object({
    /** Why the document cannot be calculated; then there is nothing to look over. */
    refusals: z.array(z.object({ path: z.string(), sentence: z.string() })),
    findings: z.array(Finding),
    complexity: z.number().nullable(),
  })
  .openapi('PlanLint');

/** Looks a draft over while it is written: nothing is stored. */
export function lintRoutes(): Endpoint[] {
  return [
    endpoint({
      method: 'post',
      path: '/plans/lint',
      summary: 'Look a plan document over',
      policy: ['revops', 'finance'],
      body: z.strictObject({ document: z.unknown() }),
      answer: Lint,
      handle: async ({ body, locale }) => {
        const plan = parsePlan(body.document);
        if (!plan.ok) {
          const refusals = plan.refusal.map((refusal) => ({
            path: pathOf(refusal),
            sentence: renderRefusal(refusal, locale),
          }));
          return ok({ refusals, findings: [], complexity: null });
        }
        const findings = lintPlan(plan.value).map(({ code, severity, path, args, source }) => ({
          code,
          severity,
          path,
          sentence: renderLabel({ key: code, args }, null, locale),
          source,
        }));
        return ok({ refusals: [], findings, complexity: complexityOf(plan.value).score });
      },
    }),
  ];
}

function pathOf({ place }: Refusal): string {
  return place?.column ?? '$';
}
