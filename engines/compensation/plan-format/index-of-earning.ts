import type { Chapter } from './plan-index.ts';

/** What is earned: commissions, bonuses and what bends them. */
export const EARNING: readonly Chapter[] = [
  {
    title: 'Commission',
    entries: [
      {
        en: 'flat commission, straight commission, basis points',
        fr: 'commission à taux fixe',
        how: '`percentage_of_measure`',
        stories: ['percentage-of-orders', 'published/phil-01'],
      },
      {
        en: 'more than 100 % of the base',
        fr: 'plus de 100 % de l’assiette',
        how: 'rate `"1"` and `weight` above 1',
        stories: ['published/ffl-01'],
      },
      {
        en: 'base pay plus commission, fixed amount, retainer',
        fr: 'fixe et commission, montant forfaitaire',
        how: '`flat_amount` beside another component',
        stories: ['flat-amount-and-percentage', 'published/phil-01'],
      },
      {
        en: 'tiers, brackets, graduated, sliding scale, split rate, step rate, cumulative tiers',
        fr: 'commission progressive ou dégressive, barème par tranche',
        how: '`marginal_tiers`',
        stories: ['published/cmuc-01', 'published/gdh-01', 'published/ora-04'],
      },
      {
        en: 'retroactive, back to the first dollar, step-in, whole-amount, non-cumulative tiers',
        fr: 'barème rétroactif, au premier euro',
        how: '`retroactive_tiers`',
        stories: ['retroactive-tiers-threshold-reached', 'published/ora-03'],
      },
      {
        en: 'each transaction on its own against the table',
        fr: 'barème appliqué vente par vente',
        how: '`per: transaction`',
        stories: ['published/ora-01', 'published/ora-11'],
      },
      {
        en: 'per unit, per lead, per deal, per new customer',
        fr: 'montant par unité, par contrat, par nouveau client',
        how: '`per_unit` on a measure of `count`, `quantity`, `new_customers`…',
        stories: ['published/tune-01', 'amount-per-won-deal'],
      },
      {
        en: 'unit tiers, volume bonus per unit, retroactive unit bonus',
        fr: 'montant par unité selon le volume',
        how: '`unit_tiers` with `shape: marginal` or `whole`',
        stories: ['amount-per-unit-by-tier', 'published/dpol-01', 'published/btga-01'],
      },
      {
        en: 'rate by product, segment, new logo or renewal, contract length',
        fr: 'taux par produit, segment, conquête ou renouvellement, durée du contrat',
        how: '`rate_table`, its rows `when` a field or an attribute of the sale',
        stories: ['rate-by-product-and-deal-size', 'published/cmuc-02'],
      },
      {
        en: 'rate by the margin of each sale, discount grid',
        fr: 'taux selon la marge de chaque vente, grille de remise',
        how: '`matrix` with `per: transaction` and `by_transaction: ["margin_rate"]`, or a measure with a `value` formula',
        stories: ['published/necs-01', 'published/ehow-01'],
      },
      {
        en: 'commission on gross profit or margin',
        fr: 'commission sur la marge',
        how: 'a measure of `margin`, under any component',
        stories: ['published/ecl-01', 'margin-average-share-and-customers'],
      },
      {
        en: 'only above quota or above an amount, excess commission',
        fr: 'commission sur le dépassement',
        how: '`percentage_of_measure` with `over`',
        stories: ['only-what-exceeds-the-quota', 'published/prowi-02', 'published/se420-01'],
      },
      {
        en: 'individual commission rate (ICR), target incentive ÷ quota',
        fr: 'taux de commission individuel',
        how: 'rate `{"from": "target_over_quota"}`; with accelerators, the same is `attainment_curve` with `shape: marginal`',
        stories: ['individual-commission-rate'],
      },
      {
        en: 'residual, recurring, trail, renewal commission',
        fr: 'commission récurrente, de suivi, rente',
        how: 'one transaction for each payment, or a measure with `window: plan_to_date`',
        stories: ['published/prowi-03'],
      },
      {
        en: 'rate by the age of the customer or the contract, declining residual',
        fr: 'taux selon l’ancienneté du client ou du contrat',
        how: 'a measure whose `value` formula reads a date among the `attributes` of the sale',
        stories: ['published/sinn-01'],
      },
      {
        en: 'minimum per deal (mini), cap per deal',
        fr: 'minimum ou plafond par vente',
        how: '`per: transaction` with `floor` or `cap` of `per: transaction`',
        stories: ['published/dfield-01', 'cap-for-each-order-and-floor'],
      },
      {
        en: 'minimum deal size, eligible sales only, house accounts',
        fr: 'vente minimale, ventes éligibles, comptes de la maison',
        how: '`bands`, `filters` or `condition` of the measure, `bands` and `filters` of a crediting rule',
        stories: ['deal-threshold', 'condition-as-a-formula'],
      },
    ],
  },
  {
    title: 'Bonus and attainment',
    entries: [
      {
        en: 'bonus at target, all or nothing, cliff',
        fr: 'prime à l’objectif, tout ou rien',
        how: '`bonus_at_target`',
        stories: ['bonus-at-target'],
      },
      {
        en: 'target incentive by attainment, payout curve, payout percentage',
        fr: 'prime cible selon le taux d’atteinte, courbe de rémunération',
        how: '`attainment_curve`; the share reached stands in `shares`',
        stories: ['attainment-curve-linear', 'published/sec-12'],
      },
      {
        en: 'accelerator, kicker, overachievement rate, decelerator',
        fr: 'accélérateur, décélérateur, surperformance',
        how: '`attainment_curve` with `shape: marginal` (on the part beyond) or `whole` (on all), or `marginal_tiers` by attainment',
        stories: [
          'published/gvp-02',
          'published/gvp-10',
          'published/soc-01',
          'published/xf-12',
          'published/ovr-01',
        ],
      },
      {
        en: 'accelerator only once the yearly quota is reached',
        fr: 'accélérateur une fois l’objectif annuel cumulé atteint',
        how: 'the accelerator as a component of its own, with a `gate` on a measure of `year_to_date`',
        stories: ['published/xf-11'],
      },
      {
        en: 'threshold, target and maximum with straight-line interpolation, slope, points per percent',
        fr: 'seuil, cible et maximum, interpolation linéaire, pente',
        how: '`attainment_curve` with `shape: linear`; `beyond: slope` goes on past the last row',
        stories: ['published/sec-11', 'published/sec-12'],
      },
      {
        en: 'fixed amount by level reached, milestone bonus, interpolated amounts',
        fr: 'prime fixe par palier, paliers cumulés',
        how: '`amount_table` with `shape: step`, `linear` or `sum`',
        stories: ['published/ora-11', 'published/spark-02'],
      },
      {
        en: 'target bonus as a percentage of salary',
        fr: 'prime cible en pourcentage du salaire',
        how: '`target: {"from": "payee_term", "code": "base_salary", "share": "0.5"}`, the salary in `people[].terms`',
        stories: ['published/sec-11', 'published/calqoo-01'],
      },
      {
        en: 'weights, several measures',
        fr: 'poids, plusieurs indicateurs',
        how: 'one component for each, with `weight`',
        stories: ['bonus-at-target-weighted', 'published/gvp-09'],
      },
      {
        en: 'MBO, KSO, scorecard, weighted score',
        fr: 'prime sur objectifs individuels, note pondérée',
        how: '`mbo`; `scored: attainment` where a quota is scored; the score stands in `shares`',
        stories: ['individual-objectives', 'objectives-scored-by-attainment'],
      },
      {
        en: 'matrix, grid, two measures, mutually dependent',
        fr: 'matrice à deux critères',
        how: '`matrix`',
        stories: ['matrix-of-orders-and-deals', 'published/sec-03'],
      },
      {
        en: 'gate, hurdle, qualifier, circuit breaker',
        fr: 'condition de déclenchement, seuil',
        how: '`gates`',
        stories: ['published/gvp-05', 'gate-on-another-component'],
      },
      {
        en: 'multiplier, modifier, linked measure, quality factor',
        fr: 'coefficient, modulateur, critère lié',
        how: '`multipliers`',
        stories: ['published/sbl-01', 'published/spg-01', 'multiplier-by-attainment'],
      },
      {
        en: 'cap, windfall, payout limited while another goal is missed',
        fr: 'plafond, effet d’aubaine, plafond tant qu’un autre objectif manque',
        how: '`cap`, release `limits`; by another figure, a `formula` that names components',
        stories: ['cap-for-the-period', 'release-yearly-cap', 'published/sec-13'],
      },
      {
        en: 'greater of, lesser of, sum of',
        fr: 'le plus favorable de, le moindre de, la somme de',
        how: '`combine`',
        stories: ['greater-of-a-guarantee-and-the-commission'],
      },
      {
        en: 'anything a spreadsheet says',
        fr: 'tout ce que dit un tableur',
        how: '`formula`, see [formulas](formula.md)',
        stories: ['formula-of-a-spreadsheet', 'published/sec-13'],
      },
    ],
  },
];
