import type { StageEntry } from './deal.ts';
import { isClosed } from './stage.ts';

/** A deal as a file, or what is known of it, tells it. */
export type DealAsRead = {
  readonly stage: string;
  readonly engagedOn: string | null;
  readonly closedOn: string | null;
};

/** The stage that a deal was in when it was first seen: told by the deal itself until it enters another. */
export function firstStageOf({ stage, engagedOn, closedOn }: DealAsRead): StageEntry | undefined {
  const enteredOn = (isClosed(stage) ? closedOn : null) ?? engagedOn;
  return enteredOn === null ? undefined : { stage, enteredOn };
}

/**
 * The day on which a deal entered the stage that a file now shows; null where the history gains nothing. A file says when
 * a deal was engaged and closed: any other transition is dated by the day on which the organisation learned of it. A
 * history never runs backwards: a closing dated before the last known entry takes that entry's day.
 */
export function stageEnteredOn(
  { stage, closedOn }: DealAsRead,
  last: StageEntry,
  today: string,
): string | null {
  if (last.stage === stage) return null;
  const day = (isClosed(stage) ? closedOn : null) ?? today;
  return day < last.enteredOn ? last.enteredOn : day;
}
