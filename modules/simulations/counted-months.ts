// What the plans count month by month, whatever length their own periods have.
import type { CountedMonth, PlanOverTime } from '@cordee/engine-compensation';
import { numberOf, plus, ZERO } from '@cordee/kernel';

/**
 * Of the plan's first measure, where it counts money within its period and the rows of everybody are at hand; null
 * otherwise.
 */
export function countedMonths({ plan, measured }: PlanOverTime): readonly CountedMonth[] | null {
  const [measure] = plan.measures;
  if (measure?.aggregation !== 'amount' || measure.window !== 'period') return null;
  const months = new Map<string, CountedMonth>();
  for (const { payee, measures } of measured.periods.flatMap(({ inputs }) => inputs)) {
    const own = measures.find(({ measure: code }) => code === measure.code);
    if (own === undefined || own.count === 0) continue;
    if (own.rows === null) return null;
    for (const { date, value } of own.rows) {
      const month = date.toString().slice(0, 7);
      const key = `${payee} ${month}`;
      const before = months.get(key) ?? { payee, month, amount: ZERO, saleCount: 0 };
      const amount = plus(before.amount, numberOf(value) ?? ZERO);
      months.set(key, { ...before, amount, saleCount: before.saleCount + 1 });
    }
  }
  return [...months.values()];
}
