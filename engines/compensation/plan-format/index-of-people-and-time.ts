import type { Chapter } from './plan-index.ts';

/** For whom, over which time, in which currency, and when it is paid. */
export const PEOPLE_AND_TIME: readonly Chapter[] = [
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
        en: 'several levels, multi-level, downline',
        fr: 'plusieurs niveaux, réseau',
        how: '`roll_up` with `levels` and a share for each in `shares`',
        stories: ['published/gaj-01'],
      },
      {
        en: 'differential override, spread between contract levels',
        fr: 'différence entre les taux de deux échelons',
        how: 'a `formula` of one’s own rate on all sales less `linked` with `of: reports`',
        stories: ['published/comis-01'],
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
        how: 'crediting `overlay`, `territory`, `holdover`; a colleague named on the sale is an `overlay` by an attribute',
        stories: [
          'territory-team-and-specialist',
          'customer-moved-in-the-middle-of-a-quarter',
          'two-people-have-a-sale-whole',
        ],
      },
      {
        en: 'account owner, holder of a customer on the day of the sale',
        fr: 'titulaire du compte, client suivi au jour de la vente',
        how: 'crediting `customer_holder`; who holds which customer comes from coverage or from an approved division of territories',
        stories: ['customer-counts-for-its-holder'],
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
        how: '`pool`; fed or shared by what another component comes to: only those who qualify share it',
        stories: [
          'pool-shared-by-orders',
          'published/shares-01',
          'published/bmass-01',
          'published/btga-02',
          'published/corec-01',
          'pool-fed-by-commissions',
        ],
      },
      {
        en: 'rank, contest prizes, president’s club',
        fr: 'classement, challenge au rang',
        how: '`rank`; of a component where only those who qualify compete',
        stories: ['rank-with-shared-prizes', 'contest-among-those-who-reach-their-goal'],
      },
      {
        en: 'top 10 %, percentile, quartiles, rank order levels',
        fr: 'meilleurs 10 %, centile, quartiles',
        how: '`rank` with `best`: shares of the group and their amounts',
        stories: ['published/tmark-01'],
      },
      {
        en: 'rank and attainment together, bonus multiplied by the rank',
        fr: 'rang et taux d’atteinte, prime multipliée selon le rang',
        how: '`rank` with `gives: percentile` and `pays: nothing`, read by `multipliers` with its `component` and a `table`, or by a `formula` as factor_…',
        stories: ['bonus-multiplied-by-the-rank'],
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
        stories: ['year-to-date-measure', 'published/mrx-11', 'published/alessi-01'],
      },
      {
        en: 'annual quota paid monthly, progress towards the year',
        fr: 'objectif annuel payé chaque mois',
        how: 'the same, with the quota of the whole year in `quotas`: `"period": "2026"`',
        stories: ['published/mrx-12'],
      },
      {
        en: 'tiers climbed by the territory or the team, paid to who sold',
        fr: 'paliers du secteur ou de l’équipe, payés à qui a vendu',
        how: '`marginal_tiers` with a `measure` of a wider scope and `priced` one’s own',
        stories: ['published/mrx-13'],
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
        how: '`proration`; by months with `days: months`; `prorate` on what is paid, and on its `cap` or `floor`',
        stories: [
          'mid-quarter-joiner',
          'published/qbase-01',
          'published/cass-01',
          'leave-that-neutralises-and-part-time',
        ],
      },
      {
        en: 'ramp, ramped quota',
        fr: 'montée en compétence',
        how: '`proration.ramp` for the quota, `guarantees[].ramp` for a guarantee',
        stories: ['ramp-of-a-new-hire', 'guarantee-that-declines'],
      },
      {
        en: 'rate by tenure, by months since the hire',
        fr: 'taux selon l’ancienneté du commercial',
        how: 'a `formula` that reads `tenure_months`; `people[].hired`',
        stories: ['published/sg-03'],
      },
      {
        en: 'salary or target incentive that changes during the year, blended target',
        fr: 'salaire ou prime cible qui change en cours d’année',
        how: '`"average": "period"` or `"year"` beside `"from": "payee_term"`; dated values in `people[].terms`',
        stories: ['published/gvp-20'],
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
        stories: [
          'published/xactly-01',
          'published/visdum-01',
          'published/ssol-01',
          'release-draw-recovered-at-most',
        ],
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
        en: 'withholding, tax shown apart, desk fee',
        fr: 'prélèvement montré à part',
        how: 'release `withholdings`, a `rate` or a fixed `amount`',
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
