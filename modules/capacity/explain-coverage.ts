// Whether the sellers can bring the target, and by how much quotas pass it: three sums beside each other.
import {
  amount,
  label,
  parameter,
  step,
  type Amount,
  type Explanation,
  type Label,
  type RuleReference,
} from '@cordee/kernel';
import { explainQuotas, type FileNames } from '@cordee/modules/quotas';
import { explainMean } from './explain-band.ts';
import type { CapacityPlan } from './plan-capacity.ts';

const rule: RuleReference = { code: 'capacity', version: '1' };
const toFourDigits = { mode: 'half-even', scale: 4 } as const;

/** Capacity of the twelve months ÷ target. */
export function explainCoverage(plan: CapacityPlan): Explanation {
  const { months, used, currency, drivers } = plan;
  const capacity = step(
    'add',
    months.map((_, month) => explainMean(plan, month)),
    named('coverage_capacity'),
  );
  const target = money(
    { value: used.target, currency },
    drivers.target === null ? 'target_sold' : 'target_set',
  );
  return step('divide', [capacity, target], { ...named('coverage'), rounding: toFourDigits });
}

/** (Quotas given out − target of their months) ÷ that target; each quota opens the line that it was read from. */
export function explainOver(plan: CapacityPlan, files: FileNames): Explanation {
  const { quotas, targets, months, currency } = plan;
  const target = step(
    'add',
    targets
      .slice(0, quotas.months)
      .map((each, at) => money(each, 'target_at', { period: months[at]?.code ?? '' })),
    named('over_target', { count: String(quotas.months) }),
  );
  const byTeam = [...Map.groupBy(quotas.rows, ({ team }) => team ?? '—')].flatMap(
    ([team, rows]) =>
      explainQuotas(rows, files, { label: labelled('quotas_of', { team }), filter: {} }) ?? [],
  );
  const given =
    byTeam.length === 0
      ? money(amount('0', currency), 'quotas_none')
      : step('add', byTeam, named('quotas_given'));
  const above = step('subtract', [given, target], named('over_above'));
  return step('divide', [above, target], { ...named('over'), rounding: toFourDigits });
}

type Args = Readonly<Record<string, string>>;
const labelled = (key: string, args: Args = {}): Label => label(`capacity.${key}`, args);
const named = (key: string, args: Args = {}) => ({ label: labelled(key, args), rule });
const money = (value: Amount, key: string, args: Args = {}) =>
  parameter({ kind: 'amount', amount: value }, named(key, args));
