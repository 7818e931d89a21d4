// Plans to start from: what most companies pay, ready to be read, changed and published.
import { m } from '@cordee/messages';
import type { Locale } from '@cordee/kernel';

export const planTemplates = ['commission', 'tiers', 'bonus', 'tiers_and_bonus'] as const;
export type PlanTemplate = (typeof planTemplates)[number];

export const planBases = ['order_intake', 'invoicing', 'cash', 'won_deals'] as const;

export type PlanChoice = {
  readonly template: PlanTemplate;
  readonly name: string;
  readonly grain: 'month' | 'quarter' | 'year';
  readonly base: (typeof planBases)[number];
  readonly currency: string;
  /** The rate of a plain commission as a ratio, or `own`: each payee's; 2 % when nothing is said. */
  readonly rate?: string | undefined;
};

const measure = 'sales';

const ownRate = { from: 'payee_term', code: 'commission_rate' } as const;

const commission = (rate: string | typeof ownRate) => ({
  code: 'commission',
  type: 'percentage_of_measure',
  args: { measure, rate },
});

const tiers = {
  code: 'tiers',
  type: 'marginal_tiers',
  args: {
    measure,
    thresholds: 'attainment',
    tiers: [
      { from: '0', rate: '0.01' },
      { from: '0.8', rate: '0.02' },
      { from: '1', rate: '0.03' },
    ],
  },
};

const bonus = { code: 'bonus', type: 'bonus_at_target', args: { measure, bonus: '1000', threshold: '1' } };

const components = {
  tiers: [tiers],
  bonus: [bonus],
  tiers_and_bonus: [tiers, bonus],
} as const satisfies Record<Exclude<PlanTemplate, 'commission'>, readonly object[]>;

function componentsOf(template: PlanTemplate, rate = '0.02'): readonly object[] {
  if (template !== 'commission') return components[template];
  return [commission(rate === 'own' ? ownRate : rate)];
}

/** The plan document of a choice, in the published format. Its code follows from the name. */
export function planDocument({ template, name, grain, base, currency, rate }: PlanChoice): object {
  return {
    format: 'cordee-plan/1',
    code: codeOf(name),
    name,
    version: '1',
    semantics: 1,
    currency,
    calendar: 'civil',
    grain,
    measures: [{ code: measure, base, aggregation: 'amount' }],
    components: componentsOf(template, rate),
  };
}

export function describeTemplate(template: PlanTemplate, locale: Locale): { name: string; what: string } {
  return {
    name: m[`plans.template_${template}`]({}, { locale }),
    what: m[`plans.template_${template}_what`]({}, { locale }),
  };
}

function codeOf(name: string): string {
  const words = name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
  return (/^[a-z]/.test(words) ? words : `plan-${words}`).slice(0, 64).replace(/-+$/, '');
}
