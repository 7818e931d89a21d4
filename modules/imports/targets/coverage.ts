import { field, same } from '../import-field.ts';
import type { ImportTarget } from '../import-target.ts';
import { SELLER_SYNONYMS } from './shared-synonyms.ts';

/** Who follows what and since when. From the holders of a customer follow its hand-overs. */
export const coverageTarget: ImportTarget = {
  kind: 'coverage',
  labelKey: 'imports.target_coverage',
  oneOf: [],
  naturalKey: ['seller', 'covers', 'covered', 'covered_from'],
  fields: [
    field('seller', 'code', { required: true, synonyms: SELLER_SYNONYMS, example: same('V014') }),
    field('covers', 'choice', {
      required: true,
      synonyms: ['suit', 'axe', 'type de couverture', 'objet', 'covers', 'coverage type', 'dimension'],
      choices: [
        { code: 'territory', synonyms: ['secteur', 'territoire', 'zone'] },
        { code: 'customer', synonyms: ['client', 'compte', 'account'] },
        { code: 'product', synonyms: ['produit', 'article', 'offre', 'item'] },
        { code: 'channel', synonyms: ['canal'] },
        { code: 'segment', synonyms: ['segment client', 'marché', 'market'] },
      ],
      example: { fr: 'secteur', en: 'territory' },
    }),
    field('covered', 'code', {
      required: true,
      synonyms: ['valeur suivie', 'code suivi', 'ce qui est suivi', 'covered', 'covered value', 'coverage'],
      example: same('ISERE'),
    }),
    field('covered_from', 'date', {
      required: true,
      synonyms: ['premier jour', 'du', 'depuis le', 'début', 'from', 'first day', 'start'],
      example: { fr: '01/01/2026', en: '2026-01-01' },
    }),
    field('covered_until', 'date', {
      synonyms: ['dernier jour', 'au', 'jusqu’au', 'fin', 'until', 'last day', 'end'],
      example: { fr: '30/06/2026', en: '2026-06-30' },
    }),
    field('coverage_role', 'choice', {
      synonyms: ['rôle', 'à quel titre', 'role', 'coverage role'],
      choices: [
        { code: 'holder', synonyms: ['titulaire', 'responsable', 'owner'] },
        { code: 'specialist', synonyms: ['spécialiste', 'expert', 'superposé', 'overlay'] },
      ],
      example: { fr: 'titulaire', en: 'holder' },
    }),
  ],
};
