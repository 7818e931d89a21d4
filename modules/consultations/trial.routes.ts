import { z } from '@hono/zod-openapi';
import { ok, refused, type EntityId, type Scope } from '@cordee/kernel';
import { messageOf } from '@cordee/messages/explanation';
import { openTrialDesk, presentTrial, TrialResult, type EstimateDeps } from '@cordee/modules/simulations';
import { endpoint, type Endpoint } from '@cordee/platform/http';
import { findConsultation, type ConsultationDeps } from './run-consultation.ts';

export type TrialDeps = Pick<ConsultationDeps, 'store'> & {
  readonly payeeOf: (scope: Scope) => Promise<EntityId | null>;
  readonly estimates: EstimateDeps;
};

/** The plan on one's own history: what it would have paid for a past period beside the plan that one holds. */
export function trialRoutes(deps: TrialDeps): Endpoint[] {
  const desk = openTrialDesk(deps.estimates);
  return [
    endpoint({
      method: 'post',
      path: '/consultations/{id}/trials',
      summary: 'What the plan would have paid oneself for a period; nothing is stored',
      policy: ['seller', 'manager'],
      params: z.object({ id: z.uuid() }),
      body: z.strictObject({ period: z.string().max(40) }),
      answer: TrialResult,
      handle: async ({ caller: { scope }, params, body: { period }, locale }) => {
        const found = await findConsultation(deps, scope, params.id);
        if (!found.ok) return found;
        const payee = await deps.payeeOf(scope);
        if (payee === null) return refused('consultations.no_history');
        const { document } = found.value;
        const tried = await desk.tryPlan(scope, { document, payee, period });
        if (!tried.ok) return tried;
        if (tried.value.kind === 'calculated') return ok(presentTrial(tried.value.trial, period, locale));
        const [first] = tried.value.refusals;
        const reason = first === undefined ? '' : messageOf(first.code, { ...first.args }, locale);
        return refused('consultations.not_calculable', { reason });
      },
    }),
  ];
}
