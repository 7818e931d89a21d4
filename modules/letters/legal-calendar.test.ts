import { plainDate } from '@cordee/kernel';
import { expect, it } from 'vitest';
import { alarmDate, ALARM_DAYS, daysUntil, dueAlarm } from './legal-calendar.ts';

const start = plainDate('2026-07-01');

it('tells each alarm once under a clock that moves day by day, and none before the first', () => {
  const sent: number[] = [];
  const days: string[] = [];
  for (let day = plainDate('2026-05-01'); day.toString() < '2026-07-20'; day = day.add({ days: 1 })) {
    const due = dueAlarm(start, day, sent);
    if (due === null) continue;
    sent.push(due);
    days.push(day.toString());
  }
  expect(sent).toEqual([...ALARM_DAYS]);
  expect(days).toEqual(['2026-06-01', '2026-06-16', '2026-06-26', '2026-07-01']);
});

it('tells only the last alarm where the clock has jumped over others', () => {
  expect(dueAlarm(start, plainDate('2026-06-27'), [])).toBe(5);
  expect(dueAlarm(start, plainDate('2026-06-27'), [30, 5])).toBeNull();
  expect(dueAlarm(start, plainDate('2026-07-09'), [30, 15, 5])).toBe(0);
});

it('counts the days to the first day, and past it', () => {
  expect(daysUntil(start, plainDate('2026-06-19'))).toBe(12);
  expect(daysUntil(start, plainDate('2026-07-03'))).toBe(-2);
  expect(alarmDate(start, 15).toString()).toBe('2026-06-16');
});
