import { plainDate, type EntityId } from '@cordee/kernel';

/** Somebody who holds a customer for some days; `lastDay` null: until further notice. */
export type CustomerHeld = {
  readonly id: string;
  readonly personId: EntityId;
  readonly firstDay: string;
  readonly lastDay: string | null;
};

/** A customer that goes to another, or to nobody; `until`: the day from which a later decision holds already. */
export type PassedOn = {
  readonly accountId: EntityId;
  readonly to: EntityId | null;
  readonly until: string | null;
};

/** Which holdings change: a last day to set, what never comes to be, and what begins. */
export type Passing = {
  readonly ended: readonly CustomerHeld[];
  readonly takenBack: readonly CustomerHeld[];
  readonly begun: readonly Begun[];
};

/** `id`: of a holding that stands there already and goes on with other days. */
type Begun = Omit<CustomerHeld, 'id'> & { readonly id?: string };

/**
 * Passes a customer on from a day: the days before stay as they are, held by somebody or by nobody, and from then on the new
 * one has it alone, as far as the next holding that is written or the next decision that is taken. Whoever would have gone
 * on beyond such a decision has it again from there.
 *
 * Example: S1 from 1 January; to S2 on 1 April: S1 until 31 March, S2 from 1 April.
 */
export function passingOf(
  held: readonly CustomerHeld[],
  { to, until }: Omit<PassedOn, 'accountId'>,
  day: string,
): Passing {
  const running = held.filter((each) => each.firstDay < day && reaches(each, day));
  const starting = held.filter(({ firstDay }) => firstDay === day);
  const next = held.map(({ firstDay }) => firstDay).filter((firstDay) => firstDay > day);
  const [end = null] = (until === null ? next : [...next, until]).toSorted();
  const lastDay = end === null ? null : dayBefore(end);
  const isDecided = end !== null && end === until;
  const [own] = running;
  const goesOn = own?.lastDay === lastDay || (own !== undefined && isDecided && reaches(own, end));
  if (starting.length === 0 && running.length === 1 && own?.personId === to && goesOn)
    return { ended: [], takenBack: [], begun: [] };
  const again = isDecided ? [...running, ...starting].filter((each) => reaches(each, end)) : [];
  const kept = starting.find(({ personId }) => personId === to);
  return {
    ended: running.map((each) => ({ ...each, lastDay: dayBefore(day) })),
    takenBack: starting.filter((each) => each !== kept),
    begun: [
      ...(to === null ? [] : [{ ...kept, personId: to, firstDay: day, lastDay }]),
      ...again.map(({ personId, lastDay: last }) => ({ personId, firstDay: end ?? day, lastDay: last })),
    ],
  };
}

const reaches = ({ lastDay }: CustomerHeld, day: string): boolean => lastDay === null || lastDay >= day;

function dayBefore(day: string): string {
  return plainDate(day).subtract({ days: 1 }).toString();
}
