import { ok, refused, ZERO } from '@cordee/kernel';
import type { EntityId, Explanation, Result } from '@cordee/kernel';
import type { GroupFigures, GroupLine } from '../../group/group-figures.ts';
import { objectField } from '../../plan-format/field.ts';
import type { FieldValue } from '../../plan-format/field-value.ts';
import { choiceField, codeField, ratioField } from '../../plan-format/value-fields.ts';
import { component } from '../component.ts';
import type { ComponentInput, GroupOutcome, Members } from '../component.ts';
import { amountParameter, ratioParameter } from '../stated-node.ts';
import { label, step, valueOf } from '../step.ts';
import { phrase } from '../../rules/told.ts';
import { percent } from '../../rules/words.ts';

const argsField = objectField({
  component: { field: codeField, label: 'compensation.field_component' },
  share: { field: ratioField, label: 'compensation.field_share_of_component' },
  of: {
    field: choiceField(['own', 'reports', 'team']),
    label: 'compensation.field_linked_of',
    fallback: 'own',
  },
});
type Args = FieldValue<typeof argsField>;

/**
 * A share of what another component came to, before its rounding: the payee's own, or that of all direct reports or of
 * the others of the team. Monotone. Example: 10 % of the commissions of two reports, 3,000 € and 2,000 €, is 500 €.
 */
export const linked = component({
  type: 'linked',
  label: 'compensation.component_linked',
  reads: 'team',
  readsOf: ({ of }) => (of === 'own' ? 'own' : 'team'),
  args: argsField,
  check: () => [],
  evaluate: (args, input) => {
    const base = linkedBase(args, input);
    if (!base.ok) return base;
    const share = ratioParameter(args.share, 'compensation.linked_share', input);
    const options = { label: label('compensation.linked_amount'), rule: input.rule };
    return ok(step('multiply', [base.value, share], options));
  },
  explain: (args, input) => {
    const base = linkedBase(args, input);
    if (!base.ok) return label('compensation.component_linked');
    const share = { kind: 'percentage', ratio: args.share } as const;
    return label('compensation.sentence_linked', { share, base: valueOf(base.value) });
  },
  tell: ({ component: code, share, of }, words) => ({
    text: phrase(`told_linked_${of}`, { component: words.component(code), share: percent(share) }),
    said: ['component', 'share', 'of'],
  }),
  isMonotone: ({ of }) => of === 'own',
  follows: (args) => [args.component],
  together: (args, members) => (args.of === 'own' ? new Map() : linesOfOthers(args, members)),
});

function linkedBase(args: Args, input: ComponentInput): Result<Explanation> {
  if (args.of === 'own') return input.nodes.component(args.component);
  const { group } = input.payee;
  if (group === undefined) return refused('compensation.group_missing');
  const refusal = group.refusals[input.rule.code];
  if (refusal !== undefined) return { ok: false, refusal };
  const lines = group.lines.filter((line) => line.component === args.component && line.of === args.of);
  const nothing = amountParameter(ZERO, 'compensation.nothing', input);
  const options = { label: label('compensation.linked_lines'), rule: input.rule };
  return ok(lines.length === 0 ? nothing : step('add', lines.map(lineNode), options));
}

function lineNode({ earned, place }: GroupLine): Explanation {
  return {
    kind: 'source',
    label: label('compensation.linked_line'),
    value: { kind: 'amount', amount: earned },
    place,
  };
}

/** The component of each other payee. Where one cannot be calculated, neither can the share of it. */
function linesOfOthers({ component: code, of }: Args, members: Members): GroupOutcome {
  if (of === 'own') return new Map();
  return new Map(
    members.inputs.map(({ payee, rule }): [EntityId, Partial<GroupFigures>] => {
      const others = of === 'reports' ? members.reportsOf(payee.payee) : members.teamOf(payee.payee);
      const results = others.map((other) => ({ other, due: other.nodes.component(code) }));
      const failed = results.find(({ due }) => !due.ok);
      if (failed !== undefined && !failed.due.ok)
        return [payee.payee, { refusals: { [rule.code]: failed.due.refusal } }];
      const lines = results.flatMap(({ other, due }): GroupLine[] => {
        const value = due.ok ? valueOf(due.value) : null;
        return value?.kind === 'amount'
          ? [{ component: code, of, earned: value.amount, place: { entity: other.payee.payee } }]
          : [];
      });
      return [payee.payee, { lines }];
    }),
  );
}
