import { field, same } from '../import-field.ts';
import type { ImportField, ImportTarget } from '../import-target.ts';
import { CURRENCY_SYNONYMS, SELLER_SYNONYMS } from './shared-synonyms.ts';

const MONTHS = [
  ['janv', 'janvier', 'jan', 'january'],
  ['févr', 'février', 'feb', 'february'],
  ['mars', 'mar', 'march'],
  ['avr', 'avril', 'apr', 'april'],
  ['mai', 'may'],
  ['juin', 'jun', 'june'],
  ['juil', 'juillet', 'jul', 'july'],
  ['août', 'aug', 'august'],
  ['sept', 'septembre', 'sep', 'september'],
  ['oct', 'octobre', 'october'],
  ['nov', 'novembre', 'november'],
  ['déc', 'décembre', 'dec', 'december'],
] as const;

/** The codes of the fields that hold what was sold, one a month. */
export const MONTH_FIELDS: readonly string[] = MONTHS.map(
  (_names, index) => `base_${String(index + 1).padStart(2, '0')}`,
);

/** What was really paid, as the workbooks of the time have it: never a fact, only compared with a calculation. */
export const paidTarget: ImportTarget = {
  kind: 'paid',
  labelKey: 'imports.target_paid',
  oneOf: [],
  naturalKey: ['payee', 'period', 'component', 'amount'],
  fields: [
    field('payee', 'code', {
      required: true,
      synonyms: [...SELLER_SYNONYMS, 'bénéficiaire', 'matricule', 'nom', 'nom prénom', 'payee', 'name'],
      example: same('V014'),
    }),
    field('amount', 'amount', {
      required: true,
      synonyms: [
        'prime',
        'prime calculée',
        'prime versée',
        'commission',
        'montant versé',
        'montant payé',
        'variable versé',
        'bonus',
        'paid',
        'amount paid',
        'amount',
      ],
      example: { fr: '1 234,00', en: '1234.00' },
    }),
    field('corrected_amount', 'amount', {
      synonyms: ['prime corrigée', 'corrigée', 'montant corrigé', 'corrected', 'corrected amount'],
      example: same(''),
    }),
    field('outside_amount', 'amount', {
      synonyms: ['régul', 'régularisation', 'rappel', 'reprise', 'adjustment', 'prior period'],
      example: same(''),
    }),
    field('period', 'period', {
      synonyms: ['période', 'mois', 'trimestre', 'année', 'period', 'month', 'quarter', 'year'],
      example: { fr: '2025-T1', en: '2025-Q1' },
    }),
    field('component', 'text', {
      synonyms: ['composante', 'rubrique', 'élément', 'component', 'pay code'],
      example: same('commission'),
    }),
    field('base', 'amount', {
      synonyms: [
        'assiette',
        'base',
        'ca',
        'ca signé',
        'ca réalisé',
        'chiffre d’affaires',
        'sales',
        'revenue',
      ],
      example: { fr: '46 000,00', en: '46000.00' },
    }),
    field('paid_rate', 'percentage', {
      synonyms: ['taux', 'taux appliqué', 'rate', 'commission rate'],
      example: { fr: '1,2 %', en: '1.2%' },
    }),
    field('currency', 'currency', { synonyms: CURRENCY_SYNONYMS, example: same('EUR') }),
    ...MONTHS.map(monthField),
  ],
};

function monthField(names: readonly string[], index: number): ImportField {
  const code = MONTH_FIELDS[index] ?? '';
  const prefixes = ['', 'ca ', 'ca signé ', 'sales '];
  return {
    ...field(code, 'amount', {
      synonyms: prefixes.flatMap((prefix) => names.map((name) => `${prefix}${name}`)),
      example: same(''),
    }),
    labelKey: 'imports.field_base_month',
    helpKey: 'imports.help_base_month',
  };
}
