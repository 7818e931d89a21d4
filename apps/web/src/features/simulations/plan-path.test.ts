import { expect, it } from 'vitest';
import { valueAtPath, withValueAt } from './plan-path.ts';

const plan = { code: 'a', components: [{ args: { tiers: [{ rate: '0.01' }, { rate: '0.02' }] } }] };
const second = '$.components[0].args.tiers[1].rate';

it('reads a place of a document, and writes it without touching the rest', () => {
  expect(valueAtPath(plan, second)).toBe('0.02');
  const changed = withValueAt(plan, second, '0.05');
  expect(valueAtPath(changed, second)).toBe('0.05');
  expect(valueAtPath(changed, '$.components[0].args.tiers[0].rate')).toBe('0.01');
  expect(valueAtPath(plan, second)).toBe('0.02');
});

it('leaves a document as it is where the place does not exist', () => {
  expect(withValueAt(plan, '$.components[3].args.rate', '1')).toEqual(plan);
  expect(valueAtPath(plan, '$.components[3].args.rate')).toBeUndefined();
});
