// The fields and the row that the examples of the functions speak of.
import { amount, currency, decimal, percentage, plainDate } from '@cordee/kernel';
import type { Environment } from '../environment.ts';
import type { FormulaRow } from '../evaluate/evaluate-typed.ts';

const EUR = { kind: 'amount', currency: currency('EUR') } as const;

export const EXAMPLE_ENVIRONMENT: Environment = {
  fields: [
    { code: 'amount', names: { fr: 'montant', en: 'amount' }, type: EUR },
    { code: 'quota', names: { fr: 'objectif', en: 'quota' }, type: EUR },
    { code: 'discount', names: { fr: 'remise', en: 'discount' }, type: { kind: 'percentage' } },
    { code: 'rate', names: { fr: 'taux', en: 'rate' }, type: { kind: 'percentage' } },
    {
      code: 'licences',
      names: { fr: 'licences vendues', en: 'licences sold' },
      type: { kind: 'decimal', unit: 'licences' },
    },
    { code: 'score', names: { fr: 'note', en: 'score' }, type: { kind: 'decimal' } },
    { code: 'segment', names: { fr: 'segment', en: 'segment' }, type: { kind: 'text' } },
    { code: 'order_code', names: { fr: 'code_commande', en: 'order_code' }, type: { kind: 'text' } },
    { code: 'order_date', names: { fr: 'date_commande', en: 'order_date' }, type: { kind: 'date' } },
    { code: 'is_new', names: { fr: 'nouveau client', en: 'new customer' }, type: { kind: 'boolean' } },
  ],
};

export const EXAMPLE_ROW: FormulaRow = {
  amount: { kind: 'amount', amount: amount('1234.5', 'EUR') },
  quota: { kind: 'amount', amount: amount('10000', 'EUR') },
  discount: null,
  rate: { kind: 'percentage', ratio: percentage('0.05') },
  licences: { kind: 'decimal', value: decimal('12'), unit: 'licences' },
  score: { kind: 'decimal', value: decimal('7.5') },
  segment: { kind: 'text', text: 'PME' },
  order_code: { kind: 'text', text: 'CMD042' },
  order_date: { kind: 'date', date: plainDate('2026-03-05') },
  is_new: { kind: 'boolean', isTrue: true },
};
