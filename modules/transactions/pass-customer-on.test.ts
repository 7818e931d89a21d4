import fc from 'fast-check';
import { expect, it } from 'vitest';
import { entityId, plainDate } from '@cordee/kernel';
import { passingOf, type CustomerHeld } from './pass-customer-on.ts';

const person = (number: number) => entityId(`00000000-0000-4000-8000-00000000000${number}`);
const dayOf = (number: number) => plainDate('2026-01-01').add({ days: number }).toString();

type Passed = Parameters<typeof passingOf>[1];
function after(held: readonly CustomerHeld[], passed: Passed, day: string): readonly CustomerHeld[] {
  const { ended, takenBack, begun } = passingOf(held, passed, day);
  const gone = new Set([...ended, ...takenBack].map(({ id }) => id));
  const written = begun.map((each) => ({ id: `${each.personId} ${each.firstDay}`, ...each }));
  const again = new Set(written.map(({ id }) => id));
  const kept = held.filter(({ id }) => !gone.has(id) && !again.has(id));
  return [...kept, ...ended, ...written];
}
const holdersOn = (held: readonly CustomerHeld[], day: string) =>
  held
    .filter(({ firstDay, lastDay }) => firstDay <= day && (lastDay === null || lastDay >= day))
    .map(({ personId }) => personId);
const first = { id: 'a', personId: person(1), firstDay: '2026-01-01', lastDay: null };

it('gives the days before to the one before, and the rest to the new one', () => {
  expect(after([first], { to: person(2), until: null }, '2026-04-01')).toMatchObject([
    { personId: person(1), firstDay: '2026-01-01', lastDay: '2026-03-31' },
    { personId: person(2), firstDay: '2026-04-01', lastDay: null },
  ]);
});

it('gives nobody the days before where nobody had them: what they paid stays as it was', () => {
  expect(after([], { to: person(2), until: null }, '2026-04-01')).toMatchObject([
    { personId: person(2), firstDay: '2026-04-01', lastDay: null },
  ]);
});

it('ends where a later decision holds already: whoever has it from then on has it again', () => {
  expect(after([first], { to: person(2), until: '2026-06-01' }, '2026-04-01')).toMatchObject([
    { personId: person(1), firstDay: '2026-01-01', lastDay: '2026-03-31' },
    { personId: person(2), firstDay: '2026-04-01', lastDay: '2026-05-31' },
    { personId: person(1), firstDay: '2026-06-01', lastDay: null },
  ]);
});

it('writes nothing where the new one has it already, and ends it where nobody follows', () => {
  const none = { ended: [], takenBack: [], begun: [] };
  expect(passingOf([first], { to: person(1), until: null }, '2026-02-01')).toEqual(none);
  expect(passingOf([first], { to: person(1), until: '2026-03-01' }, '2026-02-01')).toEqual(none);
  const ended = after([first], { to: null, until: null }, '2026-02-01');
  expect(ended).toEqual([{ ...first, lastDay: '2026-01-31' }]);
});

it('gives a day once to whoever a file put there from that very day', () => {
  const held = after([{ ...first, lastDay: '2026-03-31' }], { to: person(1), until: null }, '2026-01-01');
  expect(held).toEqual([first]);
});

it('never loses or doubles a day, in whatever order customers are passed on and days are decided', () => {
  const step = fc.record({
    day: fc.integer({ min: 0, max: 20 }),
    to: fc.option(fc.integer({ min: 1, max: 3 })),
    decided: fc.option(fc.integer({ min: 1, max: 6 })),
  });
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 8 }), (steps) => {
      let held: readonly CustomerHeld[] = [];
      for (const { day, to, decided } of steps) {
        const before = held;
        const until = decided === null ? null : day + decided;
        const next = Math.min(
          until ?? Number.POSITIVE_INFINITY,
          ...before.flatMap(({ firstDay }) => (firstDay > dayOf(day) ? [daysFrom(firstDay)] : [])),
        );
        const passed = { to: to === null ? null : person(to), until: until === null ? null : dayOf(until) };
        held = after(before, passed, dayOf(day));
        for (let looked = 0; looked < 30; looked++) {
          const isNew = looked >= day && looked < next;
          const expected = isNew ? (to === null ? [] : [person(to)]) : holdersOn(before, dayOf(looked));
          expect(holdersOn(held, dayOf(looked))).toEqual(expected);
        }
      }
    }),
    { numRuns: 500, seed: 20_261_122 },
  );
});

function daysFrom(day: string): number {
  return plainDate('2026-01-01').until(plainDate(day)).days;
}
