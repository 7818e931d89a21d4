import { field, same } from '../import-field.ts';
import type { ImportTarget } from '../import-target.ts';
import { ACCOUNT_SYNONYMS, CURRENCY_SYNONYMS, PRODUCT_SYNONYMS, SELLER_SYNONYMS } from './shared-synonyms.ts';

/** What was offered: each version of a quote, until when it holds and what came of it. */
export const quotesTarget: ImportTarget = {
  kind: 'quotes',
  labelKey: 'imports.target_quotes',
  oneOf: [],
  naturalKey: ['quote_code', 'quote_version'],
  fields: [
    field('quote_code', 'code', {
      required: true,
      synonyms: [
        'devis',
        'numéro devis',
        'n° devis',
        'numéro de devis',
        'code devis',
        'offre n°',
        'proposition',
        'quote',
        'quote number',
        'quote id',
        'quotation',
        'id',
        'code',
      ],
      example: same('DEV-1087'),
    }),
    field('quote_version', 'number', {
      synonyms: ['version', 'indice', 'révision', 'revision', 'rev', 'quote version'],
      example: same('2'),
    }),
    field('issued_on', 'date', {
      required: true,
      synonyms: [
        'date',
        'date du devis',
        'émis le',
        'date d’émission',
        'créé le',
        'issued on',
        'quote date',
        'created date',
      ],
      example: { fr: '12/03/2026', en: '2026-03-12' },
    }),
    field('valid_until', 'date', {
      synonyms: [
        'valable jusqu’au',
        'valide jusqu’au',
        'validité',
        'fin de validité',
        'date de validité',
        'expire le',
        'valid until',
        'expiration date',
        'expires on',
        'expiry date',
      ],
      example: { fr: '11/04/2026', en: '2026-04-11' },
    }),
    field('quote_status', 'choice', {
      fallback: 'sent',
      synonyms: ['statut', 'état', 'statut du devis', 'status', 'state', 'quote status'],
      choices: [
        { code: 'draft', synonyms: ['brouillon', 'en préparation', 'en cours', 'in review'] },
        { code: 'sent', synonyms: ['envoyé', 'émis', 'présenté', 'presented', 'open'] },
        {
          code: 'accepted',
          synonyms: ['accepté', 'signé', 'gagné', 'commandé', 'approved', 'signed', 'won'],
        },
        {
          code: 'refused',
          synonyms: ['refusé', 'perdu', 'décliné', 'rejected', 'denied', 'lost', 'declined'],
        },
        { code: 'cancelled', synonyms: ['annulé', 'abandonné', 'canceled', 'withdrawn'] },
      ],
      example: { fr: 'envoyé', en: 'sent' },
    }),
    field('amount', 'amount', {
      synonyms: [
        'montant',
        'montant ht',
        'total ht',
        'total',
        'amount',
        'net amount',
        'grand total',
        'total price',
      ],
      example: { fr: '12 500,00', en: '12500.00' },
    }),
    field('currency', 'currency', { synonyms: CURRENCY_SYNONYMS, example: same('EUR') }),
    field('seller', 'code', { required: true, synonyms: SELLER_SYNONYMS, example: same('V014') }),
    field('account', 'code', { synonyms: ACCOUNT_SYNONYMS, example: same('C10482') }),
    field('quote_deal', 'code', {
      synonyms: [
        'affaire',
        'code affaire',
        'opportunité',
        'deal',
        'deal code',
        'opportunity',
        'opportunity id',
      ],
      example: same('AFF-311'),
    }),
    field('product', 'code', { synonyms: PRODUCT_SYNONYMS, example: same('TREUIL-200') }),
  ],
};
