import { amount, currency, decimal, plainDate } from '@cordee/kernel';
import { describe, expect, it } from 'vitest';
import { creditedTo, measured, on, sale } from '../measure/measure.test-support.ts';
import type { ExchangeRate } from './exchange-rate.ts';

const rateOn = (date: string, rate: string, from = 'USD'): ExchangeRate => ({
  from: currency(from),
  to: currency('EUR'),
  date: plainDate(date),
  rate: decimal(rate),
  place: { document: 'rates.csv', line: 2 },
});
const rates = [rateOn('2026-02-01', '0.8'), rateOn('2025-12-31', '0.9'), rateOn('2026-03-31', '0.5')];
const dollars = (code: string, text: string, date: string, more: object = {}) =>
  creditedTo('ana', sale(code, text, { amount: amount(text, 'USD'), ...on(date), ...more }));
const inEuros = (credits: readonly ReturnType<typeof dollars>[], conversion: object = {}, known = rates) =>
  measured({}, credits, { rates: known, plan: { conversion } });

describe('a conversion', () => {
  it.each([
    ['2026-01-31', '90'],
    ['2026-02-01', '80'],
    ['2026-03-30', '80'],
  ])('of a sale of %s takes the rate of that day', (date, expected) => {
    expect(inEuros([dollars('A', '100', date)])).toBe(expected);
  });

  it('takes the rate of the end of the period of the sale, or the one that the plan fixes', () => {
    const january = [dollars('A', '100', '2026-01-31')];
    expect(inEuros(january, { at: 'period_end' })).toBe('50');
    expect(inEuros(january, { at: 'plan', rates: [{ from: 'USD', rate: '83' }] })).toBe('8300');
  });

  it('adds sales in several currencies, each at its own rate', () => {
    const euros = creditedTo('ana', sale('E', '10'));
    expect(inEuros([dollars('A', '100', '2026-01-31'), dollars('B', '100', '2026-02-02'), euros])).toBe(
      '180',
    );
  });

  it('gives a refund the rate of its sale, so that nothing of the two is left', () => {
    const refersTo = { source: 'test', code: 'A' };
    const sold = dollars('A', '100', '2026-01-31');
    const refunded = dollars('R', '-100', '2026-03-15', { refersTo });
    expect(inEuros([sold, refunded])).toBe('0');
    expect(inEuros([sold, dollars('R', '-100', '2026-03-15')])).toBe('10');
  });

  it('is an issue, and no amount, without a rate', () => {
    expect(inEuros([dollars('A', '100', '2025-12-30', on('2026-01-02'))], {}, [])).toBe(
      'exchange_rate_missing',
    );
    expect(inEuros([dollars('A', '100', '2026-01-31')], { at: 'plan' })).toBe('exchange_rate_missing');
  });
});
