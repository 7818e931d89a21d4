import {
  fitsSession,
  openWhatIf,
  whatIf,
  type WhatIf,
  type WhatIfSession,
} from '@cordee/engine-compensation';
import { ok, refused, type Result, type Scope } from '@cordee/kernel';
import { gatherBoth, read } from './both-plans.ts';
import { simulationNotFound } from './errors.ts';
import { frozenAt, type SimulationDeps } from './simulate.ts';

/** How many simulations a process keeps open: the facts of each stay in its memory. */
const SESSIONS_MAX = 4;

export type WhatIfDesk = {
  /** Tries a changed document on the facts of a simulation. Refuses simulations.what_if_other_periods. */
  tryPlan(scope: Scope, simulationId: string, document: unknown): Promise<Result<WhatIf>>;
};

/**
 * Sliders: the first question about a simulation reads its facts again, as known when it was made; the next ones find
 * them in memory. The oldest session makes room. Nothing is stored.
 */
export function openWhatIfDesk(deps: SimulationDeps): WhatIfDesk {
  const sessions = new Map<string, Promise<Result<WhatIfSession>>>();
  const sessionOf = (scope: Scope, id: string): Promise<Result<WhatIfSession>> => {
    const key = `${scope.tenant} ${id}`;
    const session = sessions.get(key) ?? openSession(deps, scope, id);
    sessions.delete(key);
    sessions.set(key, session);
    const [oldest] = sessions.keys();
    if (sessions.size > SESSIONS_MAX && oldest !== undefined) sessions.delete(oldest);
    void session.then(
      (opened) => opened.ok || sessions.delete(key),
      () => sessions.delete(key),
    );
    return session;
  };
  return {
    tryPlan: async (scope, id, document) => {
      const tried = read(document);
      if (!tried.ok) return tried;
      const session = await sessionOf(scope, id);
      if (!session.ok) return session;
      return fitsSession(session.value, tried.value.plan)
        ? ok(whatIf(session.value, tried.value.plan))
        : refused('simulations.what_if_other_periods');
    },
  };
}

async function openSession(deps: SimulationDeps, scope: Scope, id: string): Promise<Result<WhatIfSession>> {
  const made = await deps.simulations.simulation(scope, id);
  if (!made) return simulationNotFound();
  const both = await gatherBoth(deps, frozenAt(scope, made.knownChange), made);
  return both.ok ? ok(openWhatIf(both.value.before, both.value.after)) : both;
}
