// The steps of a consultation: opened over a plan document, commented by whom it is put to, answered, closed, and tied
// to the version that was published after it.
import { parsePlan, writeRules } from '@cordee/engine-compensation';
import {
  ok,
  plainDate,
  refused,
  type EntityId,
  type PlainDate,
  type Result,
  type Scope,
} from '@cordee/kernel';
import type { PlanStore } from '@cordee/modules/plans';
import { stateOn, unansweredIn, type Consultation } from './consultation.ts';
import type { ConsultationStore } from './consultations-store.ts';
import { seesConsultation } from './policy.ts';

export type ConsultationDeps = {
  readonly store: ConsultationStore;
  readonly plans: Pick<PlanStore, 'plan' | 'assignments'>;
  /** Whoever has ever been a person of the organisation. */
  readonly personsOf: (scope: Scope) => Promise<ReadonlySet<string>>;
  readonly newId: () => string;
};

export type AskedConsultation = {
  readonly document: unknown;
  readonly from: PlainDate;
  readonly to: PlainDate;
  /** Whom it is put to; null: whoever holds a plan today. */
  readonly payees: readonly EntityId[] | null;
  /** The code of the plan whose holders are asked; null: the one that the document bears. */
  readonly heldPlan: string | null;
  readonly asksWorksCouncil: boolean;
};

/** Refuses what is no plan, days in the wrong order, and a plan that nobody is asked about. */
export async function openConsultation(
  deps: ConsultationDeps,
  scope: Scope,
  { document, payees: asked, heldPlan, ...days }: AskedConsultation,
): Promise<Result<{ readonly id: string }>> {
  const plan = parsePlan(document);
  if (!plan.ok) return { ok: false, refusal: plan.refusal[0] ?? refused('plans.document_invalid').refusal };
  if (Temporal.PlainDate.compare(days.from, days.to) > 0) return refused('consultations.days_reversed');
  const { code, name, version } = plan.value;
  const persons = await deps.personsOf(scope);
  const stranger = asked?.find((payee) => !persons.has(payee));
  if (stranger !== undefined) return refused('plans.payee_not_found', { payee: stranger });
  const payees = asked ?? (await holdersOf(deps, scope, heldPlan ?? code));
  if (payees.length === 0) return refused('consultations.nobody_asked', { plan: heldPlan ?? name });
  const id = deps.newId();
  await deps.store.open(scope, {
    id,
    planCode: code,
    planName: name,
    planVersion: version,
    document,
    payees,
    ...days,
  });
  return ok({ id });
}

async function holdersOf(
  { plans }: ConsultationDeps,
  scope: Scope,
  code: string,
): Promise<readonly EntityId[]> {
  const held = new Map<EntityId, string | null>();
  const cells = await plans.assignments({ ...scope, people: 'all', positions: 'all' });
  for (const { payeeId, planCode, effectiveFrom } of cells)
    if (Temporal.PlainDate.compare(effectiveFrom, scope.asOf.effective) <= 0) held.set(payeeId, planCode);
  return [...held].flatMap(([payee, plan]) => (plan === code ? [payee] : []));
}

/** The consultation, for whoever may see it; to anybody else it is not there. */
export async function findConsultation(
  { store }: Pick<ConsultationDeps, 'store'>,
  scope: Scope,
  id: string,
): Promise<Result<Consultation>> {
  const found = await store.consultation(scope, id);
  return found && seesConsultation(scope, found)
    ? ok(found)
    : refused('consultations.consultation_not_found');
}

/** On one article of the rules, while comments are taken. */
export async function commentClause(
  deps: ConsultationDeps,
  scope: Scope,
  id: string,
  { clause, text }: { readonly clause: string; readonly text: string },
): Promise<Result<null>> {
  const found = await findConsultation(deps, scope, id);
  if (!found.ok) return found;
  const { document, from, to } = found.value;
  if (stateOn(found.value, scope.today) !== 'open')
    return refused('consultations.not_open', { from: from.toString(), to: to.toString() });
  const rules = writeRules(document, { effectiveFrom: null, own: null });
  if (!rules.ok || !rules.value.clauses.some((each) => each.id === clause))
    return refused('consultations.clause_not_found', { clause });
  await deps.store.comment(scope, found.value, { id: deps.newId(), clause, text });
  return ok(null);
}

/** Once, to all or to the asker alone, until it is closed. */
export async function answerComment(
  deps: ConsultationDeps,
  scope: Scope,
  { id, commentId }: { readonly id: string; readonly commentId: string },
  answer: { readonly text: string; readonly isPublic: boolean },
): Promise<Result<null>> {
  const found = await findConsultation(deps, scope, id);
  if (!found.ok) return found;
  const comment = found.value.comments.find((each) => each.id === commentId);
  if (!comment) return refused('consultations.comment_not_found');
  if (found.value.closing !== null) return refused('consultations.closed_conflict');
  return deps.store.answer(scope, comment, answer);
}

export type AskedClosing = {
  readonly note: string | null;
  readonly worksCouncilOn: PlainDate | null;
  /** That it is closed although comments are left without an answer. */
  readonly leavesUnanswered: boolean;
};

/** From its last day on. Comments without an answer are counted first, and stay listed in what is kept. */
export async function closeConsultation(
  deps: ConsultationDeps,
  scope: Scope,
  id: string,
  { note, worksCouncilOn, leavesUnanswered }: AskedClosing,
): Promise<Result<null>> {
  const found = await findConsultation(deps, scope, id);
  if (!found.ok) return found;
  const { to, asksWorksCouncil, closing } = found.value;
  const { today } = scope;
  if (closing !== null) return refused('consultations.closed_conflict');
  if (Temporal.PlainDate.compare(today, to) < 0)
    return refused('consultations.still_open', { to: to.toString() });
  const isCouncilAsked = worksCouncilOn !== null && Temporal.PlainDate.compare(worksCouncilOn, today) <= 0;
  if (asksWorksCouncil && !isCouncilAsked) return refused('consultations.works_council_date_missing');
  const unanswered = unansweredIn(found.value).map((comment) => comment.id);
  if (unanswered.length > 0 && !leavesUnanswered)
    return refused('consultations.unanswered', { count: String(unanswered.length) });
  return deps.store.close(scope, found.value, { note, worksCouncilOn, unanswered });
}

/** Ties the closed consultation to the version of its plan that is in force from a day. */
export async function recordPublication(
  deps: ConsultationDeps,
  scope: Scope,
  id: string,
  effectiveFrom: string,
): Promise<Result<null>> {
  const found = await findConsultation(deps, scope, id);
  if (!found.ok) return found;
  if (found.value.closing === null) return refused('consultations.not_closed');
  const { planCode } = found.value;
  const day = plainDate(effectiveFrom);
  const plan = await deps.plans.plan({ ...scope, asOf: { ...scope.asOf, effective: day } }, planCode);
  if (plan?.effectiveFrom !== effectiveFrom)
    return refused('consultations.plan_not_published', { plan: planCode, date: effectiveFrom });
  const { version, document } = plan;
  return deps.store.publish(scope, found.value, { planVersion: version, effectiveFrom: day, document });
}
