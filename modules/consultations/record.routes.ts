import { z } from '@hono/zod-openapi';
import { ok } from '@cordee/kernel';
import { endpoint, type Endpoint } from '@cordee/platform/http';
import { ConsultationAnswer, presentConsultation, type NameOf } from './answers.routes.ts';
import { changedClauses } from './changed-clauses.ts';
import { whoReads } from './policy.ts';
import { findConsultation, type ConsultationDeps } from './run-consultation.ts';

const nullable = z.string().nullable();
const Record = z
  .object({
    consultation: ConsultationAnswer,
    /** What the published version says otherwise; null until there is one. */
    changes: z
      .array(z.object({ clause: z.string(), title: z.string(), before: nullable, after: nullable }))
      .nullable(),
  })
  .openapi('ConsultationRecord');

/** What is kept of a consultation: what was asked, what was answered, and what the plan says otherwise since. */
export function recordRoutes(
  deps: Pick<ConsultationDeps, 'store'> & { readonly nameOf: NameOf },
): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/consultations/{id}/record',
      summary: 'What was asked, answered and changed',
      policy: whoReads,
      params: z.object({ id: z.uuid() }),
      answer: Record,
      handle: async ({ caller: { scope }, params, locale }) => {
        const found = await findConsultation(deps, scope, params.id);
        if (!found.ok) return found;
        const { document, publication } = found.value;
        const changes = publication && [...changedClauses(document, publication.document, locale)];
        return ok({ consultation: await presentConsultation(found.value, scope, deps.nameOf), changes });
      },
    }),
  ];
}
