import { label, ok, ONE, parameter } from '@cordee/kernel';
import { methodRule, type AllocationMethod } from './allocation-method.ts';

/** Every seller alike. */
export const equal: AllocationMethod = {
  code: 'equal',
  args: [],
  weigh: () => ok(ONE),
  explain: ({ seller }) =>
    ok(
      parameter(
        { kind: 'decimal', value: ONE },
        { label: label('planning.explain_equal', { node: seller }), rule: methodRule },
      ),
    ),
};
