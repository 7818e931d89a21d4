import type { Role, Scope } from '@cordee/kernel';
import type { Comment, Consultation } from './consultation.ts';

/** Who runs a consultation: opens, answers, closes, records what came of it. */
export const whoRuns = ['revops', 'finance'] as const satisfies readonly Role[];
/** Who is asked. */
export const whoComments = ['seller', 'manager', 'works_council'] as const satisfies readonly Role[];
const whoReadsAll = [...whoRuns, 'executive', 'auditor'] as const satisfies readonly Role[];
export const whoReads = [...whoReadsAll, ...whoComments] as const satisfies readonly Role[];

const hasOne = ({ roles }: Scope, wanted: readonly Role[]): boolean =>
  roles.some((role) => wanted.includes(role));

/** Whose pay the plan would change, their managers, the works council where it is asked, and who runs or audits pay. */
export function seesConsultation(
  scope: Scope,
  { payees, asksWorksCouncil }: Pick<Consultation, 'payees' | 'asksWorksCouncil'>,
): boolean {
  if (hasOne(scope, whoReadsAll)) return true;
  if (asksWorksCouncil && scope.roles.includes('works_council')) return true;
  const { people } = scope;
  return (
    hasOne(scope, ['seller', 'manager']) && people !== 'all' && payees.some((payee) => people.includes(payee))
  );
}

/** One's own comment; another's once its answer is for all. Who runs or audits reads all of them, with names. */
export function seesComment(scope: Scope, { author, answer }: Comment): boolean {
  return namesAuthors(scope) || author === scope.actor || answer?.isPublic === true;
}

/** Whether the reader learns who asked: colleagues and the works council never do. */
export function namesAuthors(scope: Scope): boolean {
  return hasOne(scope, whoReadsAll);
}
