import { amount, decimal, percentage, plainDate } from '@cordee/kernel';
import { describe, expect, it } from 'vitest';
import { idOf } from '../whole-plan.test-support.ts';
import type { Figure } from './figure.ts';
import { creditedTo, measured, on, sale } from './measure.test-support.ts';

const kept = (code: string, text: string, more: object = {}, share = '1') =>
  creditedTo('ana', sale(code, text, more), share);
const sales = [
  kept('A', '100', { quantity: decimal('2'), margin: amount('40', 'EUR'), customer: 'K', product: 'ropes' }),
  kept('B', '300', { quantity: decimal('5'), margin: amount('20', 'EUR'), customer: 'L', product: 'boots' }),
  kept(
    'C',
    '200',
    { quantity: decimal('1'), margin: amount('30', 'EUR'), customer: 'K', product: 'boots' },
    '0.5',
  ),
];

describe('an aggregation', () => {
  it.each([
    [{ aggregation: 'amount' }, '500'],
    [{ aggregation: 'count' }, '2.5'],
    [{ aggregation: 'quantity' }, '7.5'],
    [{ aggregation: 'margin' }, '75'],
    [{ aggregation: 'margin_rate' }, '75 / 500'],
    [{ aggregation: 'average' }, '500 / 2.5'],
    [{ aggregation: 'average', of: 'quantity' }, '7.5 / 2.5'],
    [{ aggregation: 'share', part: [{ field: 'product', values: ['ropes'] }] }, '100 / 500'],
    [{ aggregation: 'share', of: 'count', part: [{ field: 'product', values: ['boots'] }] }, '1.5 / 2.5'],
    [{ aggregation: 'distinct_customers' }, '2'],
    [{ aggregation: 'latest' }, '100'],
    [{ filters: [{ field: 'product', values: ['boots'] }] }, '400'],
    [{ filters: [{ field: 'segment', values: ['health'] }] }, 'nothing'],
    [{ bands: [{ field: 'amount', at_least: '200' }] }, '400'],
    [{ bands: [{ field: 'amount', at_least: '100', below: '200' }] }, '100'],
    [{ bands: [{ field: 'quantity', below: '5' }] }, '200'],
  ])('%j of three sales is %s', (measure, expected) => {
    expect(measured(measure, sales)).toBe(expected);
  });

  it.each([
    ['margin', 'transaction_without_margin'],
    ['margin_rate', 'transaction_without_margin'],
    ['quantity', 'transaction_without_quantity'],
    ['distinct_customers', 'transaction_without_customer'],
  ])('of %s is unknown where a sale does not say it, and never zero', (aggregation, issue) => {
    expect(measured({ aggregation }, [kept('A', '100')])).toBe(issue);
  });

  it('leaves out of invoicing what credit notes and rebates take, their margin and units too', () => {
    const invoices = [
      kept('F', '1000', { kind: 'invoice', quantity: decimal('10'), margin: amount('300', 'EUR') }),
      kept('A', '100', { kind: 'credit_note', quantity: decimal('1'), margin: amount('30', 'EUR') }),
      kept('R', '-50', { kind: 'rebate' }),
    ];
    const of = (aggregation: string) => measured({ base: 'invoicing', aggregation }, invoices);
    expect([of('amount'), of('margin'), of('quantity'), of('count')]).toEqual(['850', '270', '9', '1']);
  });

  it('takes excluded attributes off, with the sign of the sale', () => {
    const freight = [
      kept('A', '100', { attributes: { freight: '10' } }, '0.5'),
      kept('B', '-20', { attributes: { freight: '2' } }),
    ];
    expect(measured({ excludes: ['freight', 'packing'] }, freight)).toBe('27');
    const unread = [kept('A', '100', { attributes: { freight: 'free' } })];
    expect(measured({ excludes: ['freight'] }, unread)).toBe('attribute_not_a_number');
  });

  it('counts a customer as new without a sale of anybody in the months before the first', () => {
    const earlier = (date: string) => ({
      originals: [sale('Z', '1', { customer: 'K', seller: null, ...on(date) })],
    });
    const count = (date: string) =>
      measured({ aggregation: 'new_customers', months: 6 }, sales, earlier(date));
    expect([count('2025-07-05'), count('2025-07-04')]).toEqual(['1', '2']);
  });
});

describe('a payment', () => {
  const invoice = sale('F', '100', {
    kind: 'invoice',
    product: 'ropes',
    margin: amount('40', 'EUR'),
    quantity: decimal('8'),
    attributes: { segment: 'health', freight: '5' },
  });
  const paid = (code: string, text: string) =>
    kept(code, text, { kind: 'payment', refersTo: { source: 'test', code: 'F' } });
  const payments = [paid('P1', '25'), paid('P2', '75')];
  const of = (measure: object) => measured({ base: 'cash', ...measure }, payments, { originals: [invoice] });

  it('has the product, the margin and the units of its invoice, pro rata of the cash', () => {
    expect(of({ filters: [{ field: 'product', values: ['ropes'] }] })).toBe('100');
    expect(of({ filters: [{ field: 'segment', values: ['health'] }] })).toBe('100');
    expect([of({ aggregation: 'margin' }), of({ aggregation: 'quantity' })]).toEqual(['40', '8']);
    expect(
      measured({ base: 'cash', aggregation: 'margin' }, payments.slice(0, 1), { originals: [invoice] }),
    ).toBe('10');
  });

  it('does not take the freight of the invoice off each payment', () => {
    expect(of({ excludes: ['freight'] })).toBe('100');
  });
});

describe('a figure', () => {
  const figure = (code: string, date: string, value: Figure['value']): Figure => ({
    source: 'hr',
    code,
    payee: idOf('ana'),
    figure: 'nps',
    date: plainDate(date),
    value,
    place: {},
  });
  const points = (text: string) => ({ kind: 'decimal', value: decimal(text), unit: 'points' }) as const;
  const figures = [
    figure('2', '2026-02-10', points('50')),
    figure('1', '2026-01-10', points('30')),
    figure('3', '2026-04-01', points('90')),
  ];
  const of = (aggregation: string, given = figures) =>
    measured({ base: 'figure', figure: 'nps', aggregation }, [], { figures: given });

  it('is summed, averaged or the latest of its window', () => {
    expect([of('sum'), of('average'), of('latest')]).toEqual(['80', '80 / 2', '50']);
  });

  it('never adds up in two units', () => {
    const mixed = [figures[0], figure('4', '2026-02-11', { kind: 'percentage', ratio: percentage('0.5') })];
    expect(
      of(
        'sum',
        mixed.flatMap((each) => each ?? []),
      ),
    ).toBe('figure_units_differ');
  });
});
