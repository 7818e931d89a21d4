import fc from 'fast-check';
import { expect, it } from 'vitest';
import { entityId, plainDate } from '@cordee/kernel';
import { passingOf, type CustomerHeld, type PassedOn } from './pass-customer-on.ts';

const person = (number: number) => entityId(`00000000-0000-4000-8000-00000000000${number}`);
const account = person(9);
const dayOf = (number: number) => plainDate('2026-01-01').add({ days: number }).toString();

function after(held: readonly CustomerHeld[], passed: Omit<PassedOn, 'accountId'>, day: string) {
  const { ended, takenBack, begun } = passingOf(held, { accountId: account, ...passed }, day);
  const gone = new Set([...ended, ...takenBack].map(({ id }) => id));
  const idOf = ({ personId, firstDay }: Omit<CustomerHeld, 'id'>) => `${personId} ${firstDay}`;
  const written = begun.map((each) => ({ ...each, id: idOf(each) }));
  const again = new Set(written.map(({ id }) => id));
  const kept = held.filter(({ id }) => !gone.has(id) && !again.has(id));
  return [...kept, ...ended, ...written];
}
const holdersOn = (held: readonly CustomerHeld[], day: string) =>
  held
    .filter(({ firstDay, lastDay }) => firstDay <= day && (lastDay === null || lastDay >= day))
    .map(({ personId }) => personId);

it('gives the days before to the one before, and the rest to the new one', () => {
  const passed = { from: person(1), since: '2026-01-01', to: person(2) };
  expect(after([], passed, '2026-04-01')).toMatchObject([
    { personId: person(1), firstDay: '2026-01-01', lastDay: '2026-03-31' },
    { personId: person(2), firstDay: '2026-04-01', lastDay: null },
  ]);
});

it('writes nothing where the new one has it already, and ends it where nobody follows', () => {
  const held = [{ id: 'a', personId: person(1), firstDay: '2026-01-01', lastDay: null }];
  const none = { ended: [], takenBack: [], begun: [] };
  const passed = { accountId: account, from: person(1), since: null };
  expect(passingOf(held, { ...passed, to: person(1) }, '2026-02-01')).toEqual(none);
  expect(after(held, { ...passed, to: null }, '2026-02-01')).toEqual([{ ...held[0], lastDay: '2026-01-31' }]);
});

it('never loses or doubles a day, in whatever order customers are passed on', () => {
  const step = fc.record({
    day: fc.integer({ min: 0, max: 20 }),
    to: fc.option(fc.integer({ min: 1, max: 3 })),
  });
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 8 }), (steps) => {
      let held: readonly CustomerHeld[] = [];
      for (const { day, to } of steps) {
        const before = held;
        const next = Math.min(
          ...before.flatMap(({ firstDay }) => (firstDay > dayOf(day) ? [daysFrom(firstDay)] : [])),
        );
        held = after(before, { from: null, since: null, to: to === null ? null : person(to) }, dayOf(day));
        for (let looked = 0; looked < 25; looked++) {
          const isNew = looked >= day && looked < next;
          const expected = isNew ? (to === null ? [] : [person(to)]) : holdersOn(before, dayOf(looked));
          expect(holdersOn(held, dayOf(looked))).toEqual(expected);
        }
      }
    }),
  );
});

function daysFrom(day: string): number {
  return plainDate('2026-01-01').until(plainDate(day)).days;
}
