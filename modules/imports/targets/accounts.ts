import { field, same } from '../import-field.ts';
import type { ImportTarget } from '../import-target.ts';

export const accountsTarget: ImportTarget = {
  kind: 'accounts',
  labelKey: 'imports.target_accounts',
  oneOf: [],
  naturalKey: ['account_code'],
  fields: [
    field('account_code', 'code', {
      required: true,
      identifiedBy: 'name',
      synonyms: [
        'code client',
        'numéro client',
        'n° client',
        'code compte',
        'code tiers',
        'identifiant client',
        'account code',
        'account id',
        'account number',
        'customer id',
        'customer code',
        'customer number',
        'id',
        'code',
      ],
      example: same('C10482'),
    }),
    field('name', 'text', {
      required: true,
      synonyms: [
        'nom',
        'raison sociale',
        'client',
        'compte',
        'nom du client',
        'nom du compte',
        'société',
        'name',
        'account',
        'account name',
        'customer',
        'customer name',
        'company',
      ],
      example: same('Ateliers du Drac'),
    }),
    field('sector', 'text', {
      synonyms: ['secteur', "secteur d'activité", 'activité', 'branche', 'sector', 'industry'],
      example: { fr: 'industrie', en: 'manufacturing' },
    }),
    field('country', 'text', {
      synonyms: ['pays', 'country', 'office location', 'location', 'country code'],
      example: { fr: 'France', en: 'France' },
    }),
    field('town', 'text', {
      synonyms: ['ville', 'commune', 'localité', 'town', 'city'],
      example: same('Grenoble'),
    }),
    field('postcode', 'code', {
      synonyms: ['code postal', 'cp', 'postcode', 'postal code', 'zip', 'zip code'],
      example: same('38000'),
    }),
    field('siren', 'code', {
      synonyms: ['siren', 'n° siren', 'numéro siren', 'siren number'],
      example: same('123456782'),
    }),
    field('parent_code', 'code', {
      synonyms: [
        'groupe',
        'maison mère',
        'société mère',
        'code groupe',
        'compte parent',
        'parent',
        'parent code',
        'parent account',
        'subsidiary of',
      ],
      example: same('C10000'),
    }),
    field('potential', 'amount', {
      synonyms: ['potentiel', 'potentiel annuel', 'potential', 'annual potential'],
      example: { fr: '45 000,00', en: '45000.00' },
    }),
    field('revenue', 'amount', {
      synonyms: ['chiffre d’affaires', 'ca', 'ca du client', 'revenue', 'annual revenue', 'turnover'],
      example: { fr: '2 300 000,00', en: '2300000.00' },
    }),
    field('employees', 'number', {
      synonyms: [
        'effectif',
        'effectifs',
        'nombre de salariés',
        'salariés',
        'employees',
        'headcount',
        'number of employees',
      ],
      example: same('42'),
    }),
  ],
};
