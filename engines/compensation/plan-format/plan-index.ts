// The index of the reference: what a source calls it, in both languages, how the format says it, and a worked case.

type Entry = {
  readonly en: string;
  readonly fr: string;
  /** How the plan says it: types and keys, as code. */
  readonly how: string;
  /** Stories that pay it, without their ending. */
  readonly stories: readonly string[];
};

type Chapter = { readonly title: string; readonly entries: readonly Entry[] };

export const PLAN_INDEX: readonly Chapter[] = [
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
        stories: ['amount-per-unit-by-tier', 'published/dpol-01'],
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
        stories: ['only-what-exceeds-the-quota', 'published/prowi-02'],
      },
      {
        en: 'individual commission rate (ICR), target incentive ÷ quota',
        fr: 'taux de commission individuel',
        how: 'rate `{"from": "target_over_quota"}`',
        stories: ['individual-commission-rate'],
      },
      {
        en: 'residual, recurring, trail, renewal commission',
        fr: 'commission récurrente, de suivi, rente',
        how: 'one transaction for each payment, or a measure with `window: plan_to_date`',
        stories: ['published/prowi-03'],
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
        stories: ['published/gvp-02', 'published/gvp-10', 'published/soc-01', 'published/xf-12'],
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
        stories: ['published/ora-11'],
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
  {
    title: 'Team, managers, contests',
    entries: [
      {
        en: 'split credit, shared deal',
        fr: 'vente partagée',
        how: 'crediting `split`, `splits` of the transaction',
        stories: ['split-to-the-cent', 'published/split-01'],
      },
      {
        en: 'manager override, roll-up, overriding commission',
        fr: 'commission du manager, remontée',
        how: 'crediting `owner` and `roll_up`; a measure of `credits: direct` for one’s own sales, `additional` for those below',
        stories: ['published/prowi-01', 'published/prowi-02'],
      },
      {
        en: 'share of what the team is paid',
        fr: 'part de ce que touche l’équipe',
        how: '`linked` with `of: reports` or `team`',
        stories: ['share-of-another-component'],
      },
      {
        en: 'overlay, specialist, territory, holdover',
        fr: 'spécialiste, secteur, crédit de transition',
        how: 'crediting `overlay`, `territory`, `holdover`',
        stories: ['territory-team-and-specialist', 'customer-moved-in-the-middle-of-a-quarter'],
      },
      {
        en: 'team goal, collective threshold',
        fr: 'objectif collectif',
        how: 'a measure of `scope: team` or `organisation`, paid or as a gate',
        stories: ['published/bmass-01'],
      },
      {
        en: 'bonus pool, shares of a pool, profit sharing',
        fr: 'enveloppe partagée',
        how: '`pool`',
        stories: ['pool-shared-by-orders', 'published/shares-01', 'published/bmass-01'],
      },
      {
        en: 'rank, contest prizes, president’s club',
        fr: 'classement, challenge au rang',
        how: '`rank`',
        stories: ['rank-with-shared-prizes'],
      },
      {
        en: 'SPIFF, challenge with dates and budget',
        fr: 'challenge commercial',
        how: '`spiff`',
        stories: ['challenge-with-dates-and-budget', 'published/gvp-16'],
      },
      { en: 'points, gifts', fr: 'points, cadeaux', how: '`points`', stories: ['points-are-no-money'] },
    ],
  },
  {
    title: 'Time, people, currencies',
    entries: [
      {
        en: 'year to date, cumulative, true-up, as-of attainment',
        fr: 'cumul annuel, régularisation cumulée',
        how: 'a measure with `window: year_to_date` and `true_up` on the component',
        stories: ['year-to-date-measure', 'published/alessi-01'],
      },
      {
        en: 'yearly quota spread over months or quarters, seasonality',
        fr: 'objectif annuel réparti, saisonnalité',
        how: '`quota_spread` of the measure',
        stories: ['yearly-quota-spread-over-the-months', 'published/ora-07', 'published/qbase-01'],
      },
      {
        en: 'new hire, proration, partial period, leave, part-time',
        fr: 'prorata temporis, arrivée ou départ en cours de période, absence, temps partiel',
        how: '`proration`; by whole months with `days: months`; `prorate` on what is paid',
        stories: ['mid-quarter-joiner', 'published/qbase-01', 'leave-that-neutralises-and-part-time'],
      },
      {
        en: 'ramp, ramped quota',
        fr: 'montée en compétence',
        how: '`proration.ramp` for the quota, `guarantees[].ramp` for a guarantee',
        stories: ['ramp-of-a-new-hire', 'guarantee-that-declines'],
      },
      {
        en: 'last year plus growth',
        fr: 'l’an passé plus une croissance',
        how: '`quotas[].history` and `growth`',
        stories: ['published/scookie-01'],
      },
      {
        en: 'foreign currency, exchange rate',
        fr: 'devise, taux de change',
        how: '`conversion`, `exchange_rates`',
        stories: ['published/gvp-21', 'sale-and-full-refund-in-another-currency'],
      },
    ],
  },
  {
    title: 'When it is paid',
    entries: [
      {
        en: 'paid on collection, on cash received, half on order and half on payment',
        fr: 'payé à l’encaissement, moitié à la commande',
        how: 'release `schedule`, shares on `collection`; `payment` transactions that `refers_to` the sale',
        stories: ['published/ora-12', 'release-pro-rata-of-cash'],
      },
      {
        en: 'hold-back, reserve, deferred, instalments, as earned after an advance',
        fr: 'retenue différée, versement échelonné',
        how: 'release `schedule`, shares on `months_after`, `instalments` (from `after_months` on), `year_end`, `date`',
        stories: ['published/ffl-01', 'published/gvp-07'],
      },
      {
        en: 'recoverable draw, advance against commission, draw balance',
        fr: 'avance sur commission récupérable, solde d’avance',
        how: 'release `draws`; the balance stands in `balances`',
        stories: ['published/xactly-01', 'published/visdum-01', 'release-draw-recovered-at-most'],
      },
      {
        en: 'non-recoverable draw, guarantee, minimum pay, declining guarantee',
        fr: 'avance non récupérable, minimum garanti, garantie dégressive',
        how: 'release `guarantees`, or `draws` with `recoverable: false`',
        stories: ['published/qcom-01', 'release-quarterly-guarantee', 'guarantee-that-declines'],
      },
      {
        en: 'clawback, chargeback, cancellation, lapse, pro rata of the months served',
        fr: 'reprise de commission, annulation, au prorata des mois servis',
        how: 'release `clawback`; a `cancellation` or `credit_note` that `refers_to` the sale; `unserved` with `contract_months`',
        stories: ['published/gil-01', 'published/core8-01', 'published/zepys-01'],
      },
      {
        en: 'cap over several components, excess carried over',
        fr: 'plafond sur plusieurs composantes, excédent reporté',
        how: 'release `limits`; `cap` with `excess: carried`',
        stories: ['release-yearly-cap'],
      },
      {
        en: 'withholding, tax shown apart',
        fr: 'prélèvement montré à part',
        how: 'release `withholdings`',
        stories: ['published/dcpak-01'],
      },
      {
        en: 'capitalised commission, amortisation (ASC 340-40, IFRS 15)',
        fr: 'commission étalée en comptabilité',
        how: '`accounting.deferral`',
        stories: ['published/asc-01'],
      },
    ],
  },
];

/** The index as tables, with links from docs/reference to the stories. */
export function indexSection(): string {
  return `## What do you want to pay?

What sources call it, how a plan says it, and cases that pay it.

${PLAN_INDEX.map(chapter).join('\n\n')}`;
}

function chapter({ title, entries }: Chapter): string {
  const rows = entries.map(
    ({ en, fr, how, stories }) => `| ${en} | ${fr} | ${how} | ${stories.map(link).join(', ')} |`,
  );
  return [
    `### ${title}`,
    '',
    '| English | Français | how | cases |',
    '| --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}

function link(story: string): string {
  return `[${story.replace('published/', '')}](../../stories/${story}.story.json)`;
}
