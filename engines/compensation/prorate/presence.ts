import type { Effective, Percentage, PlainDate } from '@cordee/kernel';

/** Days on leave; a share below 1 is a part of each day. */
export type Leave = Effective & { readonly type: string; readonly share: Percentage };

/** A part-time ratio: 0.8 is four days of five. */
export type WorkingTime = Effective & { readonly ratio: Percentage };

/**
 * When a payee is there, and how much: employed from the day of hire until, and without, the day after the last; on the
 * position for the given spans, or all the time when there are none; at full time where no working time is given.
 */
export type Presence = {
  readonly hiredOn: PlainDate | null;
  readonly leftOn: PlainDate | null;
  readonly positions: readonly Effective[];
  readonly workingTimes: readonly WorkingTime[];
  readonly leaves: readonly Leave[];
};
