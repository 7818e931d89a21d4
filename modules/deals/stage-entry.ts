import type { StageEntry } from './deal.ts';
import { isClosed } from './stage.ts';

type DealAsRead = {
  readonly stage: string;
  readonly engagedOn: string | null;
  readonly closedOn: string | null;
};

/**
 * The day on which a deal entered the stage that a file now shows; null where the history gains nothing. A file says when
 * a deal was engaged and closed: any other transition is dated by the day on which the organisation learned of it. A
 * history never runs backwards: a closing dated before the last known entry takes that entry's day.
 */
export function stageEnteredOn(
  { stage, engagedOn, closedOn }: DealAsRead,
  last: StageEntry | undefined,
  today: string,
): string | null {
  if (last?.stage === stage) return null;
  const told = isClosed(stage) ? closedOn : null;
  const day = told ?? (last ? today : engagedOn);
  return last && day !== null && day < last.enteredOn ? last.enteredOn : day;
}
