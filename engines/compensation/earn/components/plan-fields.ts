import type { Expected, Field, ValueType } from '@cordee/engine-formula';
import type { Currency } from '@cordee/kernel';
import { isMoney, isRatio, unitOf } from '../../measure/measure-unit.ts';
import type { Measure } from '../../measure/measure.ts';
import { termKind } from '../../plan-format/term-field.ts';

export const PLAN_TERMS = [
  { code: 'term_target_incentive', fr: 'prime_cible', en: 'target_incentive', kind: 'amount' },
  { code: 'term_base_salary', fr: 'salaire_de_base', en: 'base_salary', kind: 'amount' },
  { code: 'term_commission_rate', fr: 'taux_de_commission', en: 'commission_rate', kind: 'percentage' },
] as const;

/** Whole months since the hire, on the first day of the period: 0 in the month of the hire. */
export const TENURE = { code: 'tenure_months', fr: 'anciennete_mois', en: 'tenure_months' } as const;

/** What a formula names by a code of the plan's own: components that are money, components that are ratios, terms. */
export type NamedCodes = {
  readonly money: readonly string[];
  readonly ratios: readonly string[];
  readonly terms: readonly string[];
};

/**
 * What the text of a formula names: composante_fixe and component_fixe are the money of the component "fixe",
 * coefficient_note and factor_note the ratio of "note", terme_forfait and term_forfait the payee's own "forfait".
 */
export function namedCodes(text: string): NamedCodes {
  return {
    money: codesAfter(text, 'composante|component'),
    ratios: codesAfter(text, 'coefficient|factor'),
    terms: codesAfter(text, 'terme|term'),
  };
}

function codesAfter(text: string, prefixes: string): readonly string[] {
  const named = text.toLowerCase().matchAll(new RegExp(`\\b(?:${prefixes})_([a-z][a-z0-9_]*)`, 'g'));
  return [...new Set([...named].map(([, code = '']) => code))];
}

/** The field of a payee's own term. */
export const ownTerm = (code: string): string => `own_term_${code}`;

/** What a formula of a component comes to: money of the plan, or a ratio that other components read. */
export function expectedOf(gives: 'amount' | 'ratio', money: Currency): Expected {
  return gives === 'ratio' ? { kind: 'percentage' } : { kind: 'amount', currency: money };
}

/** What a formula of the plan may name. Hyphens of the codes of measures are written as underscores. */
export function planFields(
  measures: readonly Measure[],
  { money: paid, ratios, terms: own }: NamedCodes,
  money: Currency,
): readonly Field[] {
  const terms = PLAN_TERMS.map(({ code, fr, en, kind }): Field => {
    const type: ValueType = kind === 'amount' ? { kind, currency: money } : { kind };
    return { code, names: { fr, en }, type, label: `compensation.${code}` };
  });
  const others = paid.map((code): Field => ({
    code: `component_${code}`,
    names: { fr: `composante_${code}`, en: `component_${code}` },
    type: { kind: 'amount', currency: money },
  }));
  const factors = ratios.map((code): Field => ({
    code: `factor_${code}`,
    names: { fr: `coefficient_${code}`, en: `factor_${code}` },
    type: { kind: 'percentage' },
  }));
  const ownTerms = own.map((code): Field => ({
    code: ownTerm(code),
    names: { fr: `terme_${code}`, en: `term_${code}` },
    type: termKind(code) === 'amount' ? { kind: 'amount', currency: money } : { kind: 'percentage' },
  }));
  const tenure: Field = {
    code: TENURE.code,
    names: { fr: TENURE.fr, en: TENURE.en },
    type: { kind: 'decimal' },
    label: 'compensation.tenure_months',
  };
  return [
    ...terms,
    ...ownTerms,
    tenure,
    ...measures.flatMap((measure) => fieldsOfMeasure(measure, money)),
    ...others,
    ...factors,
  ];
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
