import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { m } from '@cordee/messages';
import { equationQuery, type ActionPlan, type AskedEquation } from '../../api/actions/action-plans.ts';
import { useSession } from '../../api/session.ts';
import { Notice } from '../../ui/notice.tsx';
import { ErrorState, LoadingState } from '../../ui/states.tsx';
import { problemText } from '../../ui/problem-text.ts';
import { useSettled } from '../../ui/settled.ts';
import { EquationBoard } from './equation-board.tsx';
import { PlanForm } from './plan-form.tsx';
import { PlanHistory } from './plan-history.tsx';

/** What was moved by hand; everything else follows from history. */
export type SetByHand = Omit<AskedEquation, 'seller' | 'period'>;

type OnePlanProps = {
  readonly seller: string | undefined;
  readonly period: string;
  readonly plan: ActionPlan | undefined;
};

const pauseMs = 120;

export function OnePlan({ seller, period, plan }: OnePlanProps) {
  const { roles } = useSession();
  const [set, change] = useState<SetByHand>(() => setIn(plan));
  const query = useQuery(equationQuery({ ...useSettled(set, pauseMs), seller, period }));
  const mayPlan = roles.includes('seller') || roles.includes('manager');
  if (query.data === undefined)
    return query.error ? <ErrorState error={query.error} onRetry={() => change({})} /> : <LoadingState />;
  return (
    <>
      {plan && <PlanHistory plan={plan} />}
      {query.error && <Notice tone="problem">{problemText(query.error)}</Notice>}
      <EquationBoard equation={query.data} set={set} change={change} isBusy={query.isFetching} />
      {mayPlan ? (
        <PlanForm equation={query.data} set={set} plan={plan} seller={seller} />
      ) : (
        <p className="text-muted">{m['actions.seen_only']()}</p>
      )}
    </>
  );
}

/** The equation starts where the last version of the plan stands. */
function setIn(plan: ActionPlan | undefined): SetByHand {
  const last = plan?.versions.at(-1);
  return last === undefined ? {} : { revenue: last.revenue };
}
