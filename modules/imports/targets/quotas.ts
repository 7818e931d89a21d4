import { field, same } from '../import-field.ts';
import type { ImportTarget } from '../import-target.ts';
import { CURRENCY_SYNONYMS, SELLER_SYNONYMS } from './shared-synonyms.ts';

export const quotasTarget: ImportTarget = {
  kind: 'quotas',
  labelKey: 'imports.target_quotas',
  oneOf: [['period', 'starts_on']],
  months: { period: 'period', value: 'amount' },
  naturalKey: ['seller', 'measure', 'period', 'starts_on', 'dimension', 'dimension_value'],
  fields: [
    field('seller', 'code', {
      required: true,
      synonyms: [...SELLER_SYNONYMS, 'poste', 'code poste', 'position', 'business entity id'],
      example: same('V014'),
    }),
    field('amount', 'amount', {
      required: true,
      synonyms: [
        'objectif',
        'montant',
        "montant de l'objectif",
        'cible',
        'objectif ca',
        'quota',
        'target',
        'amount',
        'sales quota',
        'quota amount',
      ],
      example: { fr: '250 000,00', en: '250000.00' },
    }),
    field('period', 'period', {
      synonyms: [
        'période',
        'mois',
        'trimestre',
        'exercice',
        'année',
        'period',
        'month',
        'quarter',
        'year',
        'quota period',
      ],
      example: { fr: '2026-T1', en: '2026-Q1' },
    }),
    field('starts_on', 'date', {
      synonyms: ['date de début', 'début', 'à partir du', 'quota date', 'starts on', 'start date', 'from'],
      example: same(''),
    }),
    field('measure', 'choice', {
      fallback: 'order_intake',
      synonyms: ['indicateur', 'mesure', 'critère', 'assiette', 'measure', 'metric', 'kpi'],
      choices: [
        {
          code: 'order_intake',
          synonyms: [
            'prise de commandes',
            'commandes',
            'orders',
            'bookings',
            'ca',
            'chiffre d’affaires',
            'revenue',
          ],
        },
        { code: 'delivery', synonyms: ['livraison', 'livraisons', 'deliveries'] },
        { code: 'invoicing', synonyms: ['facturation', 'facturé', 'invoiced', 'ca facturé'] },
        { code: 'cash', synonyms: ['encaissement', 'encaissements', 'encaissé', 'payments'] },
        { code: 'margin', synonyms: ['marge', 'marge brute', 'gross margin'] },
        { code: 'units', synonyms: ['unités', 'quantité', 'quantités', 'volume', 'quantity'] },
        {
          code: 'activities',
          synonyms: ['activités', 'rendez-vous', 'rdv', 'visites', 'meetings', 'visits'],
        },
      ],
      example: { fr: 'prise de commandes', en: 'order intake' },
    }),
    field('currency', 'currency', { synonyms: CURRENCY_SYNONYMS, example: same('EUR') }),
    field('unit', 'text', { synonyms: ['unité', 'unit', 'unit of measure'], example: same('') }),
    field('dimension', 'text', { synonyms: ['dimension', 'axe'], example: same('') }),
    field('dimension_value', 'text', {
      synonyms: ['valeur de dimension', 'famille', 'gamme', 'dimension value', 'product family'],
      example: same(''),
    }),
    field('weight', 'percentage', {
      synonyms: ['poids', 'pondération', 'weight', 'weighting'],
      example: { fr: '100 %', en: '100%' },
    }),
  ],
};
