import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useReducer, useState } from 'react';
import { estimateQuery, type EstimateOrder } from '../../api/estimates.ts';
import { useViewing } from '../../shell/viewing.ts';
import { numberTyped } from '../../ui/exact-text.ts';
import { useSettled } from '../../ui/settled.ts';
import { changesOf, changeTries, nothingTried } from './tries.ts';

/** Long enough not to ask at each key, short enough to be there as soon as the hand rests. */
const PAUSE_MS = 100;

/** The pay of one person as it stands and as it would stand with what is tried. An empty payee is the reader. */
export function useEstimate(payeeId: string) {
  const { asOf, when } = useViewing();
  const [state, act] = useReducer(changeTries, nothingTried);
  const [goal, setGoal] = useState('');
  const whom: EstimateOrder = { deals: [], ...(payeeId === '' ? {} : { payeeId }) };
  const current = useQuery(estimateQuery(whom, asOf));
  const period = periodOf(when, current.data?.period);
  const wanted = numberTyped(goal);
  const order: EstimateOrder = {
    ...whom,
    deals: changesOf(state.tries),
    ...(period === null ? {} : { period }),
    ...(wanted === null ? {} : { goal: wanted }),
  };
  const settled = useSettled(JSON.stringify(order), PAUSE_MS);
  const tried = useQuery({
    ...estimateQuery(JSON.parse(settled) as EstimateOrder, asOf), // what was written two lines above
    placeholderData: keepPreviousData,
    enabled: current.data !== undefined,
  });
  return { current, tried, state, act, goal, setGoal };
}

export type EstimateDesk = ReturnType<typeof useEstimate>;

/** The period that is looked at, where the plan pays by such periods: a month says nothing to a plan by the quarter. */
function periodOf(when: string | undefined, own: string | undefined): string | null {
  const grainOf = (code: string) => code.replaceAll(/\d/g, '0');
  return when !== undefined && own !== undefined && grainOf(when) === grainOf(own) ? when : null;
}
