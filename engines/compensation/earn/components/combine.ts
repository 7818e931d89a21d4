import { ok } from '@cordee/kernel';
import type { Explanation, Operation, Result } from '@cordee/kernel';
import type { FieldValue } from '../../plan-format/field-value.ts';
import { listField, objectField } from '../../plan-format/field.ts';
import { choiceField, codeField } from '../../plan-format/value-fields.ts';
import { component } from '../component.ts';
import type { ComponentInput } from '../component.ts';
import { label, step } from '../step.ts';
import { phrase } from '../../rules/told.ts';

const argsField = objectField({
  how: { field: choiceField(['greatest', 'smallest', 'sum']), label: 'compensation.field_how' },
  of: { field: listField(codeField, { min: 1, max: 20 }), label: 'compensation.field_components' },
});
type Args = FieldValue<typeof argsField>;

const OPERATIONS: Readonly<Record<Args['how'], Operation>> = {
  greatest: 'maximum',
  smallest: 'minimum',
  sum: 'add',
};

/**
 * The greatest, the smallest or the sum of other components, which usually pay nothing by themselves. Monotone.
 * Example: the greater of 250 € and 7 % of 3,614 € is 252.98 €.
 */
export const combine = component({
  type: 'combine',
  label: 'compensation.component_combine',
  reads: 'own',
  args: argsField,
  check: () => [],
  evaluate: (args, input) => {
    const parts = partsOf(args, input);
    if (!parts.ok) return parts;
    return ok(
      step(OPERATIONS[args.how], parts.value, { label: label('compensation.combined'), rule: input.rule }),
    );
  },
  explain: ({ how }) => label(`compensation.sentence_combine_${how}`),
  tell: ({ how, of }, words) => ({
    text: phrase(`told_combine_${how}`, { components: of.map(words.component) }),
    said: ['how', 'of'],
  }),
  isMonotone: () => true,
  follows: ({ of }) => of,
});

function partsOf({ of }: Args, { nodes }: ComponentInput): Result<readonly Explanation[]> {
  const parts: Explanation[] = [];
  for (const code of of) {
    const part = nodes.component(code);
    if (!part.ok) return part;
    parts.push(part.value);
  }
  return ok(parts);
}
