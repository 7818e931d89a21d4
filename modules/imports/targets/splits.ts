import { field, same } from '../import-field.ts';
import type { ImportTarget } from '../import-target.ts';
import { SELLER_SYNONYMS } from './shared-synonyms.ts';
import { transactionsTarget } from './transactions.ts';

const kinds = transactionsTarget.fields.find(({ code }) => code === 'kind');

/** For whom a sale counts where its source says so, one row a share; the shares of one sale are the whole sale. */
export const splitsTarget: ImportTarget = {
  kind: 'splits',
  labelKey: 'imports.target_splits',
  oneOf: [],
  naturalKey: ['transaction_code', 'kind', 'seller'],
  fields: [
    field('transaction_code', 'code', {
      required: true,
      synonyms: [
        'commande',
        'n° commande',
        'numéro de commande',
        'vente',
        'n° facture',
        'facture',
        'pièce',
        'n° pièce',
        'opération',
        'transaction code',
        'order',
        'order id',
        'order number',
        'sale',
        'invoice number',
      ],
      example: same('CDE-26-1187'),
    }),
    field('seller', 'code', { required: true, synonyms: SELLER_SYNONYMS, example: same('V014') }),
    field('share', 'percentage', {
      required: true,
      synonyms: [
        'part',
        'quote-part',
        'pourcentage',
        'répartition',
        '%',
        'share',
        'split',
        'percent',
        'split %',
      ],
      example: { fr: '60 %', en: '60%' },
    }),
    field('kind', 'choice', {
      synonyms: kinds?.synonyms ?? [],
      choices: kinds?.choices ?? [],
      example: { fr: 'commande', en: 'order' },
    }),
  ],
};
