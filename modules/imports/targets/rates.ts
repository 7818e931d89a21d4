import { field, same } from '../import-field.ts';
import type { ImportTarget } from '../import-target.ts';

export const ratesTarget: ImportTarget = {
  kind: 'rates',
  labelKey: 'imports.target_rates',
  oneOf: [],
  naturalKey: ['date', 'from_currency', 'to_currency'],
  fields: [
    field('date', 'date', {
      required: true,
      synonyms: ['date', 'date du cours', 'rate date', 'currency rate date'],
      example: { fr: '05/03/2026', en: '2026-03-05' },
    }),
    field('from_currency', 'currency', {
      required: true,
      synonyms: [
        'devise de départ',
        'de',
        'devise source',
        'from',
        'from currency',
        'base currency',
        'from currency code',
      ],
      example: same('USD'),
    }),
    field('to_currency', 'currency', {
      required: true,
      synonyms: [
        "devise d'arrivée",
        'vers',
        'devise cible',
        'to',
        'to currency',
        'quote currency',
        'to currency code',
      ],
      example: same('EUR'),
    }),
    field('rate', 'number', {
      required: true,
      synonyms: [
        'cours',
        'taux',
        'taux de change',
        'rate',
        'exchange rate',
        'average rate',
        'end of day rate',
      ],
      example: { fr: '0,92', en: '0.92' },
    }),
  ],
};
