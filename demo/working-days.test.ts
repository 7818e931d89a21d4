import { expect, it } from 'vitest';
import { dayOf, dayText, weekday } from './day.ts';
import { isWorkingDay, plusWorkingDays, workingDaysBetween } from './working-days.ts';

it('knows weekdays and turns days into text and back', () => {
  expect(weekday(dayOf('2026-03-27'))).toBe(4);
  expect(weekday(dayOf('1999-12-31'))).toBe(4);
  expect(dayText(dayOf('2024-02-29'))).toBe('2024-02-29');
});

it('leaves out the movable feasts of France', () => {
  const feasts = ['2024-04-01', '2024-05-09', '2024-05-20', '2025-04-21', '2026-04-06', '2026-05-14'];
  expect(feasts.filter((feast) => isWorkingDay(dayOf(feast)))).toEqual([]);
  expect(isWorkingDay(dayOf('2026-04-07'))).toBe(true);
});

it('counts two working days from the demo clock to the close of March', () => {
  expect(dayText(plusWorkingDays(dayOf('2026-03-27'), 2))).toBe('2026-03-31');
  expect(workingDaysBetween(dayOf('2025-05-01'), dayOf('2025-06-01'))).toHaveLength(19);
});
