// What a seller does towards a customer, as far as it can be counted: planned, done, and what came of it.
import type { EntityId } from '@cordee/kernel';

export const ACTIVITY_KINDS = ['call', 'meeting'] as const;
export type ActivityKind = (typeof ACTIVITY_KINDS)[number];

/** What may come of each kind, the last being what leads to the next step of the funnel. */
const OUTCOMES = {
  call: ['not_reached', 'reached', 'meeting_set'],
  meeting: ['no_show', 'held', 'proposal_asked'],
} as const satisfies Readonly<Record<ActivityKind, readonly string[]>>;
export type Outcome = (typeof OUTCOMES)[ActivityKind][number];
export const ALL_OUTCOMES = [...OUTCOMES.call, ...OUTCOMES.meeting] as const;

export const successOf = (kind: ActivityKind): Outcome =>
  kind === 'call' ? 'meeting_set' : 'proposal_asked';

export const isOutcomeOf = (kind: ActivityKind, outcome: Outcome): boolean =>
  (OUTCOMES[kind] as readonly Outcome[]).includes(outcome);

/** A file also tells of what was called off: nobody tried then, and nothing is ahead. */
export type FiledOutcome = Outcome | 'cancelled';

export type Activity = {
  readonly id: string;
  readonly kind: ActivityKind;
  readonly sellerId: EntityId;
  readonly accountId: EntityId | null;
  readonly dealId: EntityId | null;
  /** The day that it was planned for, or null where it was done unplanned. */
  readonly plannedOn: string | null;
  /** Null as long as it is only planned. */
  readonly doneOn: string | null;
  readonly outcome: Outcome | null;
  readonly note: string | null;
};

/** With the names that a screen shows. */
export type NamedActivity = Activity & { readonly account: string | null; readonly deal: string | null };
