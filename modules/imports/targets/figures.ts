import { field, same } from '../import-field.ts';
import type { ImportTarget } from '../import-target.ts';
import { SELLER_SYNONYMS } from './shared-synonyms.ts';

/** What no sale carries: a score, hours worked, what was reached of an individual objective. */
export const figuresTarget: ImportTarget = {
  kind: 'figures',
  labelKey: 'imports.target_figures',
  oneOf: [],
  naturalKey: ['seller', 'figure', 'figure_date'],
  fields: [
    field('seller', 'code', { required: true, synonyms: SELLER_SYNONYMS, example: same('V014') }),
    field('figure', 'code', {
      required: true,
      synonyms: ['relevé', 'mesure', 'critère', 'figure', 'metric', 'score name'],
      example: same('satisfaction'),
    }),
    field('figure_date', 'date', {
      required: true,
      synonyms: ['date du relevé', 'mesuré le', 'figure date', 'measured on'],
      example: { fr: '31/03/2026', en: '2026-03-31' },
    }),
    field('figure_value', 'number', {
      required: true,
      synonyms: ['valeur', 'note', 'réalisé', 'value', 'score'],
      example: { fr: '0,85', en: '0.85' },
    }),
  ],
};
