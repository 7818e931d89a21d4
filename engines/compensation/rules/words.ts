import { percentageOf } from '@cordee/kernel';
import type { Decimal, Quantity } from '@cordee/kernel';
import { isMoney, isRatio } from '../measure/measure-unit.ts';
import type { PlanComponent } from '../earn/component.ts';
import type { Average } from '../earn/term-in-force.ts';
import type { Measure } from '../measure/measure.ts';
import type { Plan } from '../plan-format/plan.ts';
import { knownTerm } from '../plan-format/term-field.ts';
import { phrase } from './told.ts';
import type { Phrase, Told } from './told.ts';

/** What a table or a gate says its heights are. */
export type Heights = 'amount' | 'attainment' | 'units' | 'value' | 'earned';

/** How the names and numbers of one plan are said. */
export type Words = {
  readonly measure: (code: string) => Told;
  readonly component: (code: string) => Told;
  readonly amount: (value: Decimal) => Quantity;
  /** A number as the measure counts: money, a share, or a plain number. */
  readonly counted: (value: Decimal, measure: string | null) => Quantity;
  readonly height: (value: Decimal, heights: Heights, measure: string | null) => Quantity;
};

type Stated =
  | { readonly kind: 'fixed'; readonly value: Decimal }
  | {
      readonly kind: 'payee_term';
      readonly code: string;
      readonly share?: Decimal;
      readonly average?: Average;
    };

export function wordsOf({ measures, components, currency }: Plan): Words {
  const measureOf = (code: string | null) => measures.find((each) => each.code === code);
  const amount = (value: Decimal): Quantity => ({ kind: 'amount', amount: { value, currency } });
  const counted = (value: Decimal, code: string | null): Quantity => {
    const measure = measureOf(code);
    if (measure === undefined) return plain(value);
    return isMoney(measure) ? amount(value) : isRatio(measure) ? percent(value) : plain(value);
  };
  return {
    amount,
    counted,
    measure: (code) => {
      const measure = measureOf(code);
      return measure === undefined ? code : measureName(measure);
    },
    component: (code) => {
      const component = components.find((each) => each.code === code);
      return component === undefined ? code : componentTitle(component);
    },
    height: (value, heights, code) => {
      if (heights === 'attainment') return percent(value);
      if (heights === 'amount' || heights === 'earned') return amount(value);
      return heights === 'units' ? plain(value) : counted(value, code);
    },
  };
}

export function measureName({ name, base, aggregation }: Measure): Told {
  return (
    name ??
    phrase('told_measure_name', {
      base: choice('base', base),
      aggregation: choice('aggregation', aggregation),
    })
  );
}

export function componentTitle({
  name,
  label,
  code,
}: Pick<PlanComponent, 'name' | 'label' | 'code'>): Phrase {
  return phrase('told_component', { component: name ?? { key: label, args: {} }, code });
}

/** The words of a choice, as the designer's form has them. */
export function choice(name: string, value: string): Phrase {
  return { key: `plans.choice_${name}_${value.replaceAll('-', '_')}`, args: {} };
}

/** The words of a value that each payee's own terms give. */
export function termName(code: string): Phrase {
  return knownTerm(code) === null ? phrase('term_custom', { term: code }) : phrase(`term_${code}`);
}

/** A sum that the plan fixes, or the payee's term. */
export function statedSum(stated: Stated, { amount }: Words): Told {
  if (stated.kind === 'fixed') return amount(stated.value);
  const { code, share, average } = stated;
  const term =
    average === undefined ? termName(code) : phrase(`told_average_${average}`, { term: termName(code) });
  return share === undefined ? term : phrase('told_share_of_term', { share: percent(share), term });
}

export function percent(value: Decimal): Quantity {
  return { kind: 'percentage', ratio: percentageOf(value) };
}

export function plain(value: Decimal): Quantity {
  return { kind: 'decimal', value };
}
