import type { EntityId, Explanation, PlainDate, Result, Scope } from '@cordee/kernel';
import type { Transaction } from '@cordee/engine-compensation';
import type { Run, RunLine, Transition } from './run.ts';

export type NewRun = Omit<Run, 'state' | 'events' | 'calculatedAt'>;
export type NewLine = Omit<RunLine, 'payee' | 'team'>;
export type PayeeName = {
  readonly id: EntityId;
  readonly code: string;
  readonly name: string;
  readonly team: string | null;
};

export type RunStore = {
  /** The tenant's change number now: what a run reads is frozen at it. */
  knownChange(scope: Scope): Promise<bigint>;
  save(scope: Scope, run: NewRun, lines: readonly NewLine[]): Promise<void>;
  runs(scope: Scope): Promise<readonly Run[]>;
  run(scope: Scope, id: string): Promise<Run | undefined>;
  lines(scope: Scope, runId: string): Promise<readonly RunLine[]>;
  /** Refuses when the transition has happened, or when four eyes are asked for and the actor calculated the run. */
  transit(
    scope: Scope,
    run: Run,
    transition: Transition,
    kept: readonly { payeeId: EntityId; ordinal: number; explanation: Explanation }[],
  ): Promise<Result<null>>;
};

/** The sales that may be credited, read from the columnar copy as known at the scope's change. */
export type CreditableSales = {
  sales(
    scope: Scope,
    window: { readonly from: PlainDate; readonly to: PlainDate },
    sellers: 'all' | readonly EntityId[],
  ): Promise<readonly Transaction[]>;
};
