import { moneyText } from '@cordee/kernel';
import type { Period } from '@cordee/kernel';
import { deferralOf } from '../account/deferral-of.ts';
import { deferralSchedule } from '../account/deferral.ts';
import type { EarnedLine } from '../earn/earn.ts';
import type { Plan } from '../plan-format/plan.ts';

/** By component whose cost is spread: over how many months, and what the first and the last of them bear. */
export function deferralFigures(
  { accounting }: Plan,
  period: Period,
  lines: readonly EarnedLine[],
): Readonly<Record<string, Readonly<Record<string, string>>>> {
  return Object.fromEntries(
    lines.flatMap(({ component, payable }) => {
      const rule = deferralOf(accounting, component);
      if (rule === null) return [];
      const { kind, months } = deferralSchedule(payable, period.from, rule);
      const [first, last] = [months[0], months.at(-1)];
      if (first === undefined || last === undefined) return [];
      const ends = { first: moneyText(first.expense), last: moneyText(last.expense) };
      return [[component, { kind, months: String(months.length), ...ends }]];
    }),
  );
}
