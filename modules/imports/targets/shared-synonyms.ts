import type { Choice } from '../import-target.ts';

/** Who brought a deal or a transaction. */
export const ORIGINS: readonly Choice[] = [
  { code: 'seller', synonyms: ['commercial', 'vendeur', 'prospection', 'outbound'] },
  { code: 'marketing', synonyms: ['campagne', 'inbound', 'web', 'site internet'] },
  { code: 'inside', synonyms: ['sédentaire', 'adv', 'inside sales', 'téléphone'] },
  { code: 'distributor', synonyms: ['distributeur', 'revendeur', 'partenaire', 'partner', 'reseller'] },
  { code: 'inherited', synonyms: ['hérité', 'repris', 'portefeuille repris'] },
];

export const CHANNEL_SYNONYMS = ['canal', 'canal de vente', 'channel', 'sales channel'];
export const ORIGIN_SYNONYMS = ['origine', 'source', 'apporteur', 'origin', 'lead source'];
export const SELLER_SYNONYMS = [
  'commercial',
  'vendeur',
  'code commercial',
  'code vendeur',
  'matricule',
  'nom du commercial',
  'nom du vendeur',
  'représentant',
  'seller',
  'seller code',
  'sales person',
  'sales person id',
  'sales agent',
  'sales rep',
  'sales rep id',
  'sr id',
  'sales representative',
  'owner',
  'rep',
  'account executive',
  'propriétaire',
  'email commercial',
  'chargé d’affaires',
  'ingénieur commercial',
];
export const ACCOUNT_SYNONYMS = [
  'client',
  'compte',
  'code client',
  'numéro client',
  'n° client',
  'raison sociale',
  'code tiers',
  'account',
  'account id',
  'account name',
  'account code',
  'customer',
  'customer id',
  'customer name',
  'company',
];
export const PRODUCT_SYNONYMS = [
  'produit',
  'article',
  'référence',
  'offre',
  'famille',
  'code article',
  'désignation',
  'product',
  'product code',
  'product name',
  'item',
  'sku',
];
export const CURRENCY_SYNONYMS = ['devise', 'monnaie', 'currency', 'currency code', 'devise du document'];
