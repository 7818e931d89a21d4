import type { Field, ValueType } from '@cordee/engine-formula';
import type { Currency } from '@cordee/kernel';
import { isMoney, isRatio, unitOf } from '../../measure/measure-unit.ts';
import type { Measure } from '../../measure/measure.ts';

export const PLAN_TERMS = [
  { code: 'term_target_incentive', fr: 'prime_cible', en: 'target_incentive', kind: 'amount' },
  { code: 'term_base_salary', fr: 'salaire_de_base', en: 'base_salary', kind: 'amount' },
  { code: 'term_commission_rate', fr: 'taux_de_commission', en: 'commission_rate', kind: 'percentage' },
] as const;

/** The components that the text of a formula names: composante_fixe and component_fixe are both "fixe". */
export function namedComponents(text: string): readonly string[] {
  const named = text.toLowerCase().matchAll(/\b(?:composante|component)_([a-z][a-z0-9_]*)/g);
  return [...new Set([...named].map(([, code = '']) => code))];
}

/** What a formula of the plan may name. Hyphens of the codes of measures are written as underscores. */
export function planFields(
  measures: readonly Measure[],
  components: readonly string[],
  money: Currency,
): readonly Field[] {
  const terms = PLAN_TERMS.map(({ code, fr, en, kind }): Field => {
    const type: ValueType = kind === 'amount' ? { kind, currency: money } : { kind };
    return { code, names: { fr, en }, type, label: `compensation.${code}` };
  });
  const others = components.map((code): Field => ({
    code: `component_${code}`,
    names: { fr: `composante_${code}`, en: `component_${code}` },
    type: { kind: 'amount', currency: money },
  }));
  return [...terms, ...measures.flatMap((measure) => fieldsOfMeasure(measure, money)), ...others];
}

function fieldsOfMeasure(measure: Measure, money: Currency): readonly Field[] {
  const name = measure.code.replaceAll('-', '_');
  const type = typeOf(measure, money);
  return [
    { code: `measure_${measure.code}`, names: { fr: name, en: name }, type },
    { code: `quota_${measure.code}`, names: { fr: `objectif_${name}`, en: `quota_${name}` }, type },
    {
      code: `attainment_${measure.code}`,
      names: { fr: `atteinte_${name}`, en: `attainment_${name}` },
      type: { kind: 'percentage' },
    },
  ];
}

function typeOf(measure: Measure, money: Currency): ValueType {
  if (isRatio(measure)) return { kind: 'percentage' };
  if (isMoney(measure)) return { kind: 'amount', currency: money };
  const unit = unitOf(measure, money);
  return unit.kind === 'decimal' && unit.unit !== undefined
    ? { kind: 'decimal', unit: unit.unit }
    : { kind: 'decimal' };
}
