// What a run read of the past never changes: facts are only ever added. Its plan, who held it, on which terms and who
// reported to whom are kept for the next statement of the same run; names, quotas, sales and pay are not.
import type { Scope } from '@cordee/kernel';
import type { InputDeps } from './plan-records.ts';

/** Answers that a process keeps: those of a company of 100,000 payees take some tens of megabytes each. */
const keptMax = 8;

/** The same doors, which answer a question about the same change number from memory; one of the present is always asked. */
export function rememberFrozen<Deps extends InputDeps>(deps: Deps): Deps {
  const { plans, reporting } = deps;
  const kept = new Map<string, Promise<unknown>>();
  const remembered = <T>(what: string, scope: Scope, read: (scope: Scope) => Promise<T>): Promise<T> => {
    const { change } = scope.asOf;
    if (change === null) return read(scope);
    const key = [what, scope.tenant, scope.branch, change].join(' ');
    // Under one key lies what one reader gave: `what` names it.
    const answer = (kept.get(key) as Promise<T> | undefined) ?? read(scope);
    kept.delete(key);
    kept.set(key, answer);
    const [oldest] = kept.keys();
    if (kept.size > keptMax && oldest !== undefined) kept.delete(oldest);
    answer.catch(() => kept.delete(key));
    return answer;
  };
  return {
    ...deps,
    plans: {
      ...plans,
      assignments: (scope) => remembered('assignments', scope, (frozen) => plans.assignments(frozen)),
      terms: (scope) =>
        remembered(`terms ${scope.asOf.effective.toString()}`, scope, (frozen) => plans.terms(frozen)),
      plan: (scope, code) =>
        remembered(`plan ${code} ${scope.asOf.effective.toString()}`, scope, (frozen) =>
          plans.plan(frozen, code),
        ),
    },
    ...(reporting === undefined
      ? {}
      : { reporting: (scope: Scope) => remembered('reporting', scope, reporting) }),
  };
}
