// What the reference says of components: the keys that all of them have, the sources of rates, and one example a type.
import { objectField } from '../plan-format/field.ts';
import type { ObjectField } from '../plan-format/field.ts';
import { capField, floorField } from './modifiers/bound.ts';
import { gateField } from './modifiers/gate.ts';
import { modifierProperties } from './modifiers/modifiers.ts';
import { multiplierField, multiplierTableField } from './modifiers/multiplier.ts';
import { amountTableField, rateTableField, targetOverQuotaField } from './rate-field.ts';

type Section = {
  readonly title: string;
  readonly text: string;
  readonly field: Pick<ObjectField<unknown>, 'properties'>;
};

/** The keys beside `code`, `type`, `rounding` and `args`, and the objects that they hold. */
export const COMPONENT_REFERENCE: readonly Section[] = [
  {
    title: 'Keys of every component',
    text: `They stand beside \`type\` and \`args\`, and act in this order: \`gates\`, \`multipliers\`, \`weight\`, \`floor\`, \`cap\`,
\`true_up\`; then the one rounding. \`per: transaction\` calculates type, gates, floor and cap for each sale by itself, in
order of date, source and code, and adds; the measure that is paid is then that of the sale, as are those in
\`by_transaction\`, and any other is that of the period. \`true_up\` pays what is due on a window to date less what the component earned
earlier in it. \`pays: nothing\` makes a figure that other components read; a year's cap or a true-up belongs to the one
that pays. A \`formula\` names measures by their code, \`quota_sales\` (objectif_…), \`attainment_sales\` (atteinte_…), other
components as \`component_bonus\` (composante_…), one that gives a ratio as \`factor_score\` (coefficient_…), the payee's
target_incentive (prime_cible), base_salary (salaire_de_base), commission_rate (taux_de_commission) and any other term as
\`term_allowance\` (terme_…), and \`tenure_months\` (anciennete_mois), the whole months since the hire on the first day of
the period. Hyphens of a measure's code are written as underscores. A written number is money where money is meant:
\`IF(attainment_sales >= 100%, 500, 0)\`.`,
    field: objectField(modifierProperties),
  },
  {
    title: 'Gate',
    text: `Below the threshold what is due is multiplied by \`otherwise\`. It names a measure or a component, and one of
\`at_least\` (the threshold itself opens) and \`more_than\` (it does not).`,
    field: gateField,
  },
  {
    title: 'Multiplier',
    text: `A stated \`ratio\`, or a figure (a measure's attainment, another component) that is the factor itself or is read
in a \`table\`.`,
    field: multiplierField,
  },
  { title: 'Table of a multiplier', text: 'Its rows are {`from`, `ratio`}.', field: multiplierTableField },
  { title: 'Floor', text: 'An object, or a list of them.', field: floorField },
  {
    title: 'Cap',
    text: 'An object, or a list of them. An excess that is carried is paid in later periods of the year that have room.',
    field: capField,
  },
  {
    title: 'Rate: target over quota',
    text: `The individual rate of commission: target incentive × weight ÷ quota. It stands where a rate is asked, as
\`{"from": "target_over_quota"}\`.`,
    field: targetOverQuotaField,
  },
  {
    title: 'Rate: table by dimensions',
    text: `The first row whose \`when\` and size hold for the sale gives its rate: \`{"from": "table", "rows": [{"when":
{"product": "A"}, "rate": "0.05"}], "default": "0.03"}\`.`,
    field: rateTableField,
  },
  {
    title: 'Amount: table by dimensions',
    text: 'The same for an amount for each unit.',
    field: amountTableField,
  },
];

const RATES = {
  measure: 'sales',
  tiers: [
    { from: '0', rate: '0.02' },
    { from: '1', rate: '0.03' },
  ],
};

/** A component of each type, in a plan that measures sales, cars (units) and score. */
export const COMPONENT_EXAMPLES: Readonly<Record<string, object>> = {
  percentage_of_measure: { args: { measure: 'sales', rate: '0.05', over: { quota_share: '1' } } },
  marginal_tiers: { args: { ...RATES, thresholds: 'attainment' } },
  bonus_at_target: { args: { measure: 'sales', bonus: '5000', threshold: '1' } },
  flat_amount: {
    args: { amount: '350' },
    gates: [{ measure: 'sales', thresholds: 'attainment', at_least: '0.8' }],
  },
  per_unit: { args: { measure: 'cars', amount: '50' } },
  unit_tiers: {
    args: {
      measure: 'cars',
      shape: 'marginal',
      tiers: [
        { from: '0', amount: '100' },
        { from: '10', amount: '150' },
      ],
    },
  },
  rate_table: {
    args: {
      measure: 'sales',
      rows: [{ when: { segment: 'A' }, from: '50000', rate: '0.05' }, { rate: '0.02' }],
    },
  },
  retroactive_tiers: { args: { ...RATES, thresholds: 'attainment', side: 'reached' } },
  attainment_curve: {
    args: {
      measure: 'sales',
      target: '20000',
      shape: 'marginal',
      rows: [
        { from: '0', share: '1' },
        { from: '1', share: '1.4' },
        { from: '1.2', share: '1.6' },
      ],
    },
    cap: { share_of_target: '2', target: '20000' },
  },
  amount_table: {
    args: {
      measure: 'sales',
      thresholds: 'attainment',
      rows: [
        { from: '0.8', amount: '1000' },
        { from: '1', amount: '2500' },
      ],
    },
  },
  matrix: {
    args: {
      rows: { measure: 'sales', from: ['0', '0.8', '1'] },
      columns: { measure: 'score', thresholds: 'value', from: ['0', '0.5'] },
      cells: [
        ['0', '0.1'],
        ['0.4', '0.6'],
        ['0.9', '1'],
      ],
      target: '10000',
    },
  },
  mbo: {
    args: {
      target: '4000',
      objectives: [{ name: 'Plan de secteur', measure: 'score', weight: '1', out_of: '1' }],
    },
  },
  linked: { args: { component: 'flat_amount', share: '0.1', of: 'reports' } },
  combine: { args: { how: 'greatest', of: ['flat_amount', 'per_unit'] } },
  rank: { args: { measure: 'sales', amounts: ['1000', '500', '250'], ties: 'shared' } },
  pool: { args: { measure: 'sales', rate: '0.01', share_by: 'measure', weight_measure: 'sales' } },
  spiff: {
    args: {
      measure: 'sales',
      amount: '200',
      when: { product: 'Nouveauté' },
      at_least: '10000',
      budget: '20000',
    },
    from: '2026-03-01',
    to: '2026-05-01',
  },
  formula: {
    args: {
      formula: 'SI(atteinte_sales >= 100 %; sales * 3 %; sales * 2 %)',
      language: 'fr',
      measure: 'sales',
    },
  },
  points: { args: { measure: 'sales', points: '10', each: '1000', whole: true }, pays: 'points' },
};

/** The plan that the examples stand in. */
export const EXAMPLE_MEASURES = [
  { code: 'sales', base: 'order_intake', aggregation: 'amount' },
  { code: 'cars', base: 'order_intake', aggregation: 'quantity' },
  { code: 'score', base: 'figure', figure: 'score', aggregation: 'latest' },
] as const;
