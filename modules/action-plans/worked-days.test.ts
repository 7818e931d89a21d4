import { decimalText, plainDate } from '@cordee/kernel';
import { expect, it } from 'vitest';
import { workedDays } from './worked-days.ts';

const days = (from: string, to: string, away: Parameters<typeof workedDays>[1] = []) =>
  decimalText(workedDays({ from: plainDate(from), to: plainDate(to) }, away));

it('counts the weekdays that are no public holiday, over a change of year too', () => {
  expect(days('2026-05-01', '2026-06-01')).toBe('17');
  expect(days('2026-12-21', '2027-01-04')).toBe('8');
});

it('leaves out days away, and part of a day away in part', () => {
  const away = (share: string) => [{ from: '2026-05-18', to: '2026-05-23', share }];
  expect(days('2026-05-01', '2026-06-01', away('1'))).toBe('12');
  expect(days('2026-05-01', '2026-06-01', away('0.5'))).toBe('14.5');
});
