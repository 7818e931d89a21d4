import type { EntityId, Money, Period } from '@cordee/kernel';

/** preview → approved → locked; voided ends it. Each transition happens once, and the database sees to it. */
export type RunState = 'preview' | 'approved' | 'locked' | 'voided';
export type Transition = 'approved' | 'locked' | 'voided';

export type Run = {
  readonly id: string;
  readonly planCode: string;
  readonly planVersion: string;
  readonly semantics: number;
  readonly branch: number;
  readonly period: Period;
  /** The run read the facts up to this change: what came later is not in it. */
  readonly knownChange: bigint;
  readonly total: Money;
  readonly payeeCount: number;
  readonly issueCount: number;
  readonly rowStreamHash: string;
  readonly artefactHash: string;
  readonly calculatedBy: string;
  readonly calculatedAt: string;
  readonly state: RunState;
  readonly events: readonly {
    readonly transition: Transition;
    readonly actor: string;
    readonly at: string;
  }[];
};

/** One component's pay of one payee; `issue` is the code of what kept it from being calculated. */
export type RunLine = {
  readonly payeeId: EntityId;
  readonly payee: string;
  readonly payeeCode: string;
  readonly team: string | null;
  readonly ordinal: number;
  readonly component: string;
  readonly measured: string | null;
  readonly quota: string | null;
  readonly attainment: string | null;
  readonly earned: string;
  readonly payable: Money;
  readonly issue: string | null;
};

export function stateAfter(transitions: readonly Transition[]): RunState {
  if (transitions.includes('voided')) return 'voided';
  if (transitions.includes('locked')) return 'locked';
  return transitions.includes('approved') ? 'approved' : 'preview';
}
