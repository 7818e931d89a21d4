import { field, same } from '../import-field.ts';
import type { ImportTarget } from '../import-target.ts';
import { SELLER_SYNONYMS } from './shared-synonyms.ts';

/** Who was away, for what kind of leave, from when to when. What a kind of leave does to pay is said by the plan. */
export const absencesTarget: ImportTarget = {
  kind: 'absences',
  labelKey: 'imports.target_absences',
  oneOf: [],
  naturalKey: ['seller', 'leave_type', 'first_day'],
  fields: [
    field('seller', 'code', { required: true, synonyms: SELLER_SYNONYMS, example: same('V014') }),
    field('leave_type', 'code', {
      required: true,
      synonyms: ['type d’absence', 'motif d’absence', 'nature d’absence', 'leave type', 'absence type'],
      example: { fr: 'maladie', en: 'sick' },
    }),
    field('first_day', 'date', {
      required: true,
      synonyms: ['premier jour', 'du', 'début d’absence', 'first day', 'leave start'],
      example: { fr: '05/03/2026', en: '2026-03-05' },
    }),
    field('last_day', 'date', {
      synonyms: ['dernier jour', 'au', 'fin d’absence', 'last day', 'leave end'],
      example: { fr: '20/03/2026', en: '2026-03-20' },
    }),
    field('leave_share', 'percentage', {
      synonyms: ['part de la journée', 'quotité d’absence', 'leave share', 'part of day'],
      example: { fr: '100 %', en: '100%' },
    }),
  ],
};
