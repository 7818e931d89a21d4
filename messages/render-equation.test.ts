import { expect, it } from 'vitest';
import { amount, decimal, label, parameter, step, type Explanation, type Operation } from '@cordee/kernel';
import { renderEquation } from './render-equation.ts';

const rule = { code: 'plan', version: '1' };
const options = { label: label('compensation.aggregation_amount'), rule };
const euros = (text: string) => parameter({ kind: 'amount', amount: amount(text, 'EUR') }, options);
const of = (operation: Operation, ...inputs: readonly Explanation[]) => step(operation, inputs, options);
const plain = (text: string | null) => text?.replaceAll(/[\u00a0\u202f]/g, ' ');

it('writes a negative number that is added as one taken away, in both languages', () => {
  const sum = of('add', euros('100'), euros('-12904.98'), euros('5'));
  expect(plain(renderEquation(sum, 'fr'))).toBe('100 € − 12 904,98 € + 5 € = -12 799,98 €');
  expect(plain(renderEquation(sum, 'en'))).toBe('€100 − €12,904.98 + €5 = -€12,799.98');
});

it('puts a negative number in brackets behind any other sign', () => {
  expect(plain(renderEquation(of('subtract', euros('100'), euros('-20')), 'fr'))).toBe(
    '100 € − (-20 €) = 120 €',
  );
  const product = of(
    'multiply',
    euros('-3'),
    parameter({ kind: 'decimal', value: decimal('-2'), unit: 'units' }, options),
  );
  expect(plain(renderEquation(product, 'fr'))).toMatch(/^-3 € × \(-2.*\) = 6 €$/);
});
