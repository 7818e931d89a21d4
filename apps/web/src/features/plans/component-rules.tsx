import { m } from '@cordee/messages';
import type { ComponentArgs, FixedOrTerm, PlanDocument } from '../../api/plans.ts';
import { formatMoney, formatRatio } from '../../locale.ts';

type Component = PlanDocument['components'][number];

const types: Readonly<Record<string, { name: () => string; summary: () => string }>> = {
  percentage_of_measure: {
    name: () => m['compensation.component_percentage_of_measure'](),
    summary: () => m['compensation.component_percentage_of_measure_summary'](),
  },
  marginal_tiers: {
    name: () => m['compensation.component_marginal_tiers'](),
    summary: () => m['compensation.component_marginal_tiers_summary'](),
  },
  bonus_at_target: {
    name: () => m['compensation.component_bonus_at_target'](),
    summary: () => m['compensation.component_bonus_at_target_summary'](),
  },
};

const bases: Readonly<Record<string, () => string>> = {
  order_intake: () => m['compensation.base_order_intake'](),
  invoicing: () => m['compensation.base_invoicing'](),
  delivery: () => m['compensation.base_delivery'](),
  cash: () => m['compensation.base_cash'](),
  won_deals: () => m['compensation.base_won_deals'](),
};

/** One component in words: what it does, on which base, with which rates. */
export function ComponentRules({ component, plan }: { component: Component; plan: PlanDocument }) {
  const known = types[component.type];
  const measure = plan.measures.find((candidate) => candidate.code === component.args.measure);
  const base = measure ? (bases[measure.base]?.() ?? measure.base) : undefined;
  return (
    <div className="flex flex-col gap-3">
      <h3 className="text-[16px]">{known ? known.name() : component.type}</h3>
      {known && <p className="max-w-prose text-muted">{known.summary()}</p>}
      <dl className="grid gap-x-8 gap-y-2 sm:grid-cols-2 lg:grid-cols-4">
        {facts(component.args, base, plan.currency).map(([label, value]) => (
          <div key={label}>
            <dt className="text-[13px] text-muted">{label}</dt>
            <dd className="figures">{value}</dd>
          </div>
        ))}
      </dl>
      {component.args.tiers && <Tiers args={component.args} currency={plan.currency} />}
    </div>
  );
}

function facts(
  args: ComponentArgs,
  base: string | undefined,
  currency: string,
): (readonly [string, string])[] {
  const told: (readonly [string, string | undefined])[] = [
    [m['web.rule_base'](), base],
    [m['web.rule_rate'](), fixedOrTerm(args.rate, formatRatio)],
    [m['web.rule_bonus'](), fixedOrTerm(args.bonus, (value) => formatMoney(value, currency))],
    [m['web.rule_threshold'](), args.threshold === undefined ? undefined : formatRatio(args.threshold)],
    [m['web.rule_weight'](), args.weight === undefined ? undefined : formatRatio(args.weight)],
  ];
  return told.flatMap(([label, value]) => (value === undefined ? [] : [[label, value] as const]));
}

function fixedOrTerm(value: FixedOrTerm | undefined, format: (text: string) => string): string | undefined {
  if (value === undefined || typeof value === 'string')
    return value === undefined ? undefined : format(value);
  return value.code === 'commission_rate' ? m['web.rule_own_rate']() : m['web.rule_own_target']();
}

function Tiers({ args, currency }: { args: ComponentArgs; currency: string }) {
  const from = (text: string) =>
    args.thresholds === 'attainment' ? formatRatio(text) : formatMoney(text, currency);
  return (
    <table className="w-fit text-[15px]">
      <caption className="sr-only">{m['web.rule_tiers']()}</caption>
      <thead>
        <tr className="border-b border-edge text-left text-[13px]">
          <th scope="col" className="py-1 pr-10">
            {args.thresholds === 'attainment' ? m['web.rule_from_attainment']() : m['web.rule_from_amount']()}
          </th>
          <th scope="col" className="py-1 text-right">
            {m['web.rule_rate']()}
          </th>
        </tr>
      </thead>
      <tbody>
        {args.tiers?.map((tier) => (
          <tr key={tier.from} className="border-b border-line last:border-b-0">
            <td className="py-1 pr-10">{from(tier.from)}</td>
            <td className="py-1 text-right">{formatRatio(tier.rate, 4)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
