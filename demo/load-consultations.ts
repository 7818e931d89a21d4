// The demo's consultation, told day by day between what the company receives, through the same doors as a user's.
import { derivedId, plainDate, type EntityId, type Result, type Scope } from '@cordee/kernel';
import {
  answerComment,
  commentClause,
  findConsultation,
  openConsultation,
  type ConsultationDeps,
} from '@cordee/modules/consultations';
import type { PeopleStore } from '@cordee/modules/people';
import type { Company, Consultation, ConsultationComment } from './company.ts';
import { DEMO_ORGANISATION, demoScope, instantOn } from './demo-scope.ts';

type Doors = {
  readonly consultations: ConsultationDeps;
  readonly people: PeopleStore;
  readonly setInstant: (tenant: Scope['tenant'], instant: string | null) => void;
};

type Event = { readonly on: string; readonly happens: () => Promise<Result<unknown>> };

/** What was opened, asked and answered before a day, unless an earlier load did. */
export async function tellConsultations(doors: Doors, company: Company, before: string): Promise<void> {
  for (const consultation of company.consultations) {
    if (consultation.opened_on >= before) continue;
    const persons = await personIds(doors, company);
    for (const { on, happens } of eventsOf({ doors, company, persons }, consultation)) {
      if (on >= before) break;
      doors.setInstant(DEMO_ORGANISATION, instantOn(on));
      const done = await happens();
      if (!done.ok) throw new Error(`the demo's consultation was refused: ${done.refusal.code}`);
    }
  }
}

type Stage = {
  readonly doors: Doors;
  readonly company: Company;
  readonly persons: ReadonlyMap<string, EntityId>;
};

function eventsOf(stage: Stage, consultation: Consultation): Event[] {
  const id = derivedId(DEMO_ORGANISATION, 'demo-consultation', consultation.consultation_code);
  const opening = { on: consultation.opened_on, happens: () => open(stage, consultation, id) };
  const said = consultation.comments.flatMap((comment, index): Event[] => {
    const commentId = derivedId(DEMO_ORGANISATION, 'demo-comment', `${id}:${index}`);
    const asked = { on: comment.on, happens: () => ask(stage, { id, commentId }, comment) };
    const { answer } = comment;
    if (answer === null) return [asked];
    return [asked, { on: answer.on, happens: () => respond(stage, { id, commentId }, answer) }];
  });
  return [opening, ...said].toSorted((a, b) => a.on.localeCompare(b.on));
}

type Place = { readonly id: string; readonly commentId: string };

async function open(
  { doors, company, persons }: Stage,
  { document, opened_on, from, to }: Consultation,
  id: EntityId,
): Promise<Result<unknown>> {
  const scope = actingOn(demoScope(company, 'revops'), opened_on);
  const deps = { ...doors.consultations, newId: () => id };
  if (await deps.store.consultation(scope, id)) return { ok: true, value: null };
  const payees = company.planAssignments.flatMap(({ person_code, plan_code, effective_to }) => {
    const person = persons.get(person_code);
    return plan_code === document.code && effective_to === '' && person ? [person] : [];
  });
  return openConsultation(deps, scope, {
    document,
    from: plainDate(from),
    to: plainDate(to),
    payees,
    heldPlan: null,
    asksWorksCouncil: true,
  });
}

async function ask(
  { doors, company, persons }: Stage,
  { id, commentId }: Place,
  { user, on, clause, text }: ConsultationComment,
): Promise<Result<unknown>> {
  const asking = company.users.find(({ key }) => key === user);
  const person = persons.get(asking?.personCode ?? '');
  const scope: Scope = {
    ...actingOn(demoScope(company, user), on),
    roles: [asking?.role ?? 'seller'],
    people: person ? [person] : [],
  };
  const deps = { ...doors.consultations, newId: () => commentId };
  const all = actingOn(demoScope(company, 'revops'), on);
  const found = await findConsultation(deps, all, id);
  if (!found.ok || found.value.comments.some((each) => each.id === commentId)) return found;
  return commentClause(deps, scope, id, { clause, text: text.fr });
}

async function respond(
  { doors, company }: Stage,
  place: Place,
  { user, on, text, isPublic }: NonNullable<ConsultationComment['answer']>,
): Promise<Result<unknown>> {
  const scope = actingOn(demoScope(company, user), on);
  const found = await findConsultation(doors.consultations, scope, place.id);
  if (!found.ok || found.value.comments.some(({ id, answer }) => id === place.commentId && answer))
    return found;
  return answerComment(doors.consultations, scope, place, { text: text.fr, isPublic });
}

const actingOn = (scope: Scope, day: string): Scope => ({
  ...scope,
  asOf: { effective: plainDate(day), change: null },
});

async function personIds({ people }: Doors, company: Company): Promise<ReadonlyMap<string, EntityId>> {
  const persons = await people.people(demoScope(company, 'revops'), {});
  return new Map(persons.map(({ code, personId }) => [code, personId]));
}
