import { currency, decimal } from '@cordee/kernel';
import { expect, it } from 'vitest';
import { parsePlan } from '../plan-format/parse-plan.ts';
import { creditedTo, measured, on, sale } from './measure.test-support.ts';

const french = (formula: string) => ({ formula, language: 'fr' });
const dollars = (code: string, text: string) =>
  sale(code, text, { amount: { value: decimal(text), currency: currency('USD') } });
const sales = [
  sale('A', '100', { product: 'corde', channel: 'direct', attributes: { annees: '3' } }),
  sale('B', '200', { product: 'corde', attributes: { annees: '1' }, ...on('2026-03-05') }),
  sale('C', '400', { product: 'mousqueton', channel: 'direct', attributes: { annees: 'trois' } }),
].map((each) => creditedTo('ana', each));
const annees = [{ code: 'annees', holds: 'number' }];

it('counts what a condition keeps, and not what it cannot tell', () => {
  expect(measured({ condition: french('montant >= 200') }, sales)).toBe('600');
  expect(measured({ condition: french('ET(produit = "corde"; MOIS(date) = 3)') }, sales)).toBe('200');
  expect(measured({ condition: french('canal = "direct"') }, sales)).toBe('500');
  expect(measured({ condition: french('NON(canal = "direct")') }, sales)).toBe('nothing');
  expect(measured({ condition: french('ESTVIDE(canal)') }, sales)).toBe('200');
  expect(measured({ condition: french('montant > 150'), aggregation: 'count' }, sales)).toBe('2');
});

it('counts for what a value says, times the share of the credit', () => {
  const value = french('montant * 10 % + 5');
  expect(measured({ value }, sales)).toBe('85');
  expect(measured({ value }, [creditedTo('ana', sale('A', '100'), '0.25')])).toBe('3.75');
});

it('reads attributes as they are declared, and says which row it cannot read', () => {
  const value = french('montant * annees');
  expect(measured({ value, attributes: annees }, sales.slice(0, 2))).toBe('500');
  expect(measured({ value, attributes: annees }, sales)).toBe('attribute_unreadable');
  expect(measured({ value, attributes: annees }, [creditedTo('ana', sale('D', '1'))])).toBe(
    'formula.value_missing',
  );
});

it('tells the formula money of the plan, with the sign that it counts with', () => {
  const credits = [creditedTo('ana', dollars('D', '100'))];
  const rates = [
    { from: currency('USD'), to: currency('EUR'), rate: decimal('0.5'), place: {}, ...on('2025-01-01') },
  ];
  const value = french('SI(montant > 60; 0; montant * 2)');
  expect(measured({ value }, credits, { plan: { conversion: {} }, rates })).toBe('100');
  expect(measured({ value }, credits)).toBe('currency_differs');
  const refund = creditedTo('ana', sale('R', '30', { kind: 'credit_note' }));
  expect(measured({ base: 'invoicing', value: french('MIN(montant; 10)') }, [refund])).toBe('-30');
});

it('is refused with its place in the text', () => {
  const refusals = (more: object) => {
    const parsed = parsePlan({
      format: 'cordee-plan/1',
      code: 'test',
      name: 'Test',
      version: '1',
      semantics: 1,
      currency: 'EUR',
      calendar: 'civil',
      grain: 'quarter',
      measures: [{ code: 'm', base: 'order_intake', aggregation: 'amount', ...more }],
      components: [{ code: 'c', type: 'percentage_of_measure', args: { measure: 'm', rate: '0.1' } }],
    });
    return parsed.ok ? [] : parsed.refusal.map(({ code, args }) => [code, args['path'], args['from']]);
  };
  expect(refusals({ condition: french('1 + montent > 2') })).toEqual([
    ['formula.field_unknown_near', '$.measures[0].condition.formula', 4],
  ]);
  expect(refusals({ value: french('produit') })[0]?.[1]).toBe('$.measures[0].value.formula');
  const noSum = { value: french('montant'), aggregation: 'count' };
  expect(refusals(noSum)).toContainEqual([
    'compensation.plan_measure_value',
    '$.measures[0].value',
    undefined,
  ]);
});
