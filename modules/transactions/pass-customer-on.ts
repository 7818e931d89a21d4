import { plainDate, type EntityId } from '@cordee/kernel';

/** Somebody who holds a customer for some days; `lastDay` null: until further notice. */
export type CustomerHeld = {
  readonly id: string;
  readonly personId: EntityId;
  readonly firstDay: string;
  readonly lastDay: string | null;
};

/** A customer that goes to another, or to nobody. `since`: the day from which the one before has held it. */
export type PassedOn = {
  readonly accountId: EntityId;
  readonly from: EntityId | null;
  readonly since: string | null;
  readonly to: EntityId | null;
};

/** Which holdings change: a last day to set, what never comes to be, and what begins. */
export type Passing = {
  readonly ended: readonly CustomerHeld[];
  readonly takenBack: readonly CustomerHeld[];
  readonly begun: readonly Omit<CustomerHeld, 'id'>[];
};

/**
 * Passes a customer on from a day: the days before keep their holder, and from then on the new one has it alone, as far as
 * the next holding that is written already. Where nothing is written yet, the one before gets the days that were theirs.
 *
 * Example: S1 from 1 January; to S2 on 1 April: S1 until 31 March, S2 from 1 April.
 */
export function passingOf(
  held: readonly CustomerHeld[],
  { from, since, to }: PassedOn,
  day: string,
): Passing {
  const running = held.filter(
    ({ firstDay, lastDay }) => firstDay < day && (lastDay === null || lastDay >= day),
  );
  const starting = held.filter(({ firstDay }) => firstDay === day);
  const next = held
    .map(({ firstDay }) => firstDay)
    .filter((firstDay) => firstDay > day)
    .toSorted()[0];
  const lastDay = next === undefined ? null : dayBefore(next);
  const [own] = running;
  if (starting.length === 0 && running.length === 1 && own?.personId === to && own.lastDay === lastDay)
    return { ended: [], takenBack: [], begun: [] };
  const isUntold = held.length === 0 && from !== null && since !== null && since < day;
  return {
    ended: running.map((each) => ({ ...each, lastDay: dayBefore(day) })),
    takenBack: starting.filter(({ personId }) => personId !== to),
    begun: [
      ...(isUntold ? [{ personId: from, firstDay: since, lastDay: dayBefore(day) }] : []),
      ...(to === null ? [] : [{ personId: to, firstDay: day, lastDay }]),
    ],
  };
}

function dayBefore(day: string): string {
  return plainDate(day).subtract({ days: 1 }).toString();
}
