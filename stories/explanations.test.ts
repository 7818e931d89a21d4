import { earnedExamples } from './explanations.test-support.ts';
import {
  formatAmount,
  formatPercentage,
  messageOf,
  renderExplanation,
  renderRefusal,
} from '@cordee/messages/explanation';
import {
  BASES,
  COMPONENTS,
  TERM_CODES,
  TRANSACTION_KINDS,
  UNCREDITED_REASONS,
} from '@cordee/engine-compensation';
import { amount, OPERATIONS, percentage, refused, ROUNDINGS } from '@cordee/kernel';
import { describe, expect, it } from 'vitest';

/** Intl writes narrow and plain no-break spaces; a reader sees a space. */
const plain = (text: string | null) => (text === null ? null : text.replaceAll(/[\u202f\u00a0]/g, ' '));

describe('an explanation', () => {
  it.each(earnedExamples())('of $name reads in both languages', ({ explanation, fr, en, equation }) => {
    expect(plain(renderExplanation(explanation, 'fr').sentence)).toBe(fr);
    expect(plain(renderExplanation(explanation, 'en').sentence)).toBe(en);
    expect(plain(renderExplanation(explanation, 'fr').equation)).toBe(equation);
  });

  it('keeps every digit of an exact number', () => {
    expect(plain(formatAmount(amount('12345678901234567890.1234', 'EUR'), 'fr'))).toBe(
      '12 345 678 901 234 567 890,1234 €',
    );
    expect(plain(formatAmount(amount('4210.00', 'EUR'), 'fr'))).toBe('4 210 €');
    expect(plain(formatPercentage(percentage('0.03125'), 'fr'))).toBe('3,125 %');
    expect(plain(formatPercentage(percentage('0.03125'), 'en'))).toBe('3.125%');
  });

  it('says a refusal in the language of the reader', () => {
    const { refusal } = refused('compensation.quota_missing', { period: '2026-Q1' });
    expect(renderRefusal(refusal, 'fr')).toContain('Aucun objectif');
    expect(renderRefusal(refusal, 'en')).toContain('No quota');
  });

  it.each([
    ...BASES.map((base) => `base_${base}`),
    ...TRANSACTION_KINDS.map((kind) => `kind_${kind}`),
    ...OPERATIONS.map((operation) => `operation_${operation}`),
    ...ROUNDINGS.map((rounding) => `rounding_${rounding.replaceAll('-', '_')}`),
    ...TERM_CODES.flatMap((term) =>
      ['term', 'term_missing', 'term_ambiguous', 'term_kind'].map((key) => `${key}_${term}`),
    ),
    ...UNCREDITED_REASONS.map((reason) => `uncredited_${reason}`),
    ...COMPONENTS.flatMap(({ type }) => [`component_${type}`, `component_${type}_summary`]),
    ...COMPONENTS.flatMap(({ args }) =>
      Object.values(args.properties).map(({ label }) => label.replace('compensation.', '')),
    ),
  ])('has words in both languages for %s', (key) => {
    const [french, english] = (['fr', 'en'] as const).map((locale) =>
      messageOf(`compensation.${key}`, {}, locale),
    );
    expect(french?.length).toBeGreaterThan(1);
    expect(english?.length).toBeGreaterThan(1);
  });
});
