import type { EntityId, Money, Period } from '@cordee/kernel';

/** The steps of a run in their order. Each happens once, after the one before it, and the database sees to both. */
const RUN_STEPS = ['calculated', 'approved', 'locked', 'transmitted', 'confirmed', 'paid'] as const;
type RunStep = (typeof RUN_STEPS)[number];
export type Transition = Exclude<RunStep, 'calculated'> | 'voided';
/** A void ends a run, and comes before its transmission or never. */
export type RunState = 'preview' | Transition;
/** `supplementary` pays later who was held out; `off_cycle` does not wait for the period's regular run. */
export type RunKind = 'regular' | 'supplementary' | 'off_cycle';

export type Run = {
  readonly id: string;
  readonly kind: RunKind;
  /** The payees it is limited to; null: all who hold the plan. */
  readonly onlyPayees: readonly EntityId[] | null;
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
  /** Why it was calculated in memory, as `memoryNeed` keeps it; null where it was paid by rows or is of a few payees. */
  readonly inMemory: string | null;
  readonly calculatedBy: string;
  readonly calculatedAt: string;
  readonly state: RunState;
  readonly events: readonly {
    readonly transition: Transition;
    readonly actor: string;
    readonly at: string;
  }[];
};

/**
 * What a line pays for: a component of the run's own period, a correction of an earlier one, an adjustment by hand; then
 * what the plan's release makes of it: what waits or falls due now (`held`), guarantees, draws, what is taken back.
 */
export const LINE_KINDS = [
  'component',
  'correction',
  'adjustment',
  'held',
  'guarantee',
  'draw_advance',
  'draw_recovery',
  'clawback',
  'below_zero',
  'withheld',
] as const;
export type LineKind = (typeof LINE_KINDS)[number];

/** The plan and the period that a line belongs to. */
export type Origin = { readonly planCode: string; readonly periodCode: string };

/** One component's pay of one payee; `issue` is the code of what kept it from being calculated. */
export type RunLine = {
  readonly payeeId: EntityId;
  readonly payee: string;
  readonly payeeCode: string;
  readonly team: string | null;
  readonly ordinal: number;
  readonly kind: LineKind;
  readonly origin: Origin;
  readonly adjustmentId: string | null;
  readonly component: string;
  readonly measured: string | null;
  readonly quota: string | null;
  readonly attainment: string | null;
  readonly earned: string;
  readonly payable: Money;
  readonly issue: string | null;
  /** Why it is held out of this run; null when it is paid with it. */
  readonly held: string | null;
};

export function stateAfter(transitions: readonly Transition[]): RunState {
  if (transitions.includes('voided')) return 'voided';
  return transitions.toSorted((a, b) => stepOf(b) - stepOf(a))[0] ?? 'preview';
}

/** Whether its statements are closed: nothing that comes later changes them. */
export function isClosed(state: RunState): boolean {
  return state !== 'voided' && stepOf(state) >= RUN_STEPS.indexOf('locked');
}

function stepOf(state: RunState): number {
  return RUN_STEPS.findIndex((step) => step === state);
}
