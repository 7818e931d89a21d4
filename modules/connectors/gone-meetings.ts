// A vendor that says of a deleted meeting only that it is gone tells neither its day nor whose it was: both are known here.
import type { Scope } from '@cordee/kernel';
import type { PulledRow } from './connector.ts';

/** A meeting as it was brought in before, under the columns of a row. */
export type KnownMeeting = {
  readonly date: string;
  readonly seller: string | null;
  readonly account: string | null;
};

export type KnownMeetings = (
  scope: Scope,
  source: string,
  codes: readonly string[],
) => Promise<ReadonlyMap<string, KnownMeeting>>;

const isGone = (row: PulledRow): boolean => row['kind'] === 'activity' && row['date'] === null;

/** With the day, the seller and the account that it had; one that never came in has nothing to take back, and is left out. */
export async function withKnownMeetings(
  rows: readonly PulledRow[],
  known: (codes: readonly string[]) => Promise<ReadonlyMap<string, KnownMeeting>>,
): Promise<readonly PulledRow[]> {
  const codes = rows.flatMap((row) => (isGone(row) ? (row['transaction_code'] ?? []) : []));
  if (codes.length === 0) return rows;
  const meetings = await known(codes);
  return rows.flatMap((row) => {
    if (!isGone(row)) return [row];
    const meeting = meetings.get(row['transaction_code'] ?? '');
    return meeting ? [{ ...row, ...meeting }] : [];
  });
}
