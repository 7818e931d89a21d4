import { ok } from '@cordee/kernel';
import type { Refusal } from '@cordee/kernel';
import { bandField } from '../measure/band.ts';
import { filtersField } from '../measure/filter.ts';
import type { FieldValue } from '../plan-format/field-value.ts';
import { listField, objectField, refusalAt } from '../plan-format/field.ts';
import type { Checked, Field } from '../plan-format/field.ts';
import {
  choiceField,
  codeField,
  dateField,
  nullableField,
  wholeNumberField,
} from '../plan-format/value-fields.ts';
import { DIRECT_GROUP } from './crediting-default.ts';
import type { CreditingRule } from './crediting-rule.ts';
import { RULE_TYPES } from './rules/registry.ts';

const unreadField: Field<unknown> = { schema: { type: 'object' }, read: (value) => ok(value) };

export const creditingRuleField = objectField({
  code: { field: codeField, label: 'compensation.field_code' },
  type: { field: choiceField(RULE_TYPES.map(({ type }) => type)), label: 'compensation.field_rule_type' },
  kind: {
    field: nullableField(choiceField(['direct', 'additional'])),
    label: 'compensation.field_credit_kind',
    fallback: null,
  },
  precedence: { field: wholeNumberField({ min: 0, max: 10_000 }), label: 'compensation.field_precedence' },
  group: { field: nullableField(codeField), label: 'compensation.field_group', fallback: null },
  from: { field: nullableField(dateField), label: 'compensation.field_from', fallback: null },
  to: { field: nullableField(dateField), label: 'compensation.field_to', fallback: null },
  filters: { field: filtersField, label: 'compensation.field_filters', fallback: [] },
  bands: {
    field: listField(bandField, { min: 0, max: 20 }),
    label: 'compensation.field_bands',
    fallback: [],
  },
  args: { field: unreadField, label: 'compensation.field_rule_args', fallback: {} },
});
type WrittenRule = FieldValue<typeof creditingRuleField>;

const writtenField = objectField({
  rules: { field: listField(creditingRuleField, { min: 1, max: 50 }), label: 'compensation.field_rules' },
});

/** The rules of crediting of a plan; without them, the seller of a transaction has it whole. */
export const creditingField: Field<readonly CreditingRule[]> = {
  schema: writtenField.schema,
  read: (value, path) => {
    const read = writtenField.read(value, path);
    if (!read.ok) return read;
    const at = (index: number) => `${path}.rules[${index}]`;
    const rules = read.value.rules.map((written, index) => prepared(written, at(index)));
    const refusals = [
      ...rules.flatMap((rule) => (rule.ok ? [] : rule.refusal)),
      ...clashes(read.value.rules, at),
      ...rollUpsOfNobody(read.value.rules, at),
    ];
    if (refusals.length > 0) return { ok: false, refusal: refusals };
    return ok(rules.flatMap((rule) => (rule.ok ? [rule.value] : [])));
  },
};

function prepared(written: WrittenRule, path: string): Checked<CreditingRule> {
  const type = RULE_TYPES.find((each) => each.type === written.type);
  if (type === undefined) return refusedRule('compensation.plan_rule_unknown', `${path}.type`);
  const read = type.prepare(written.args, `${path}.args`);
  if (!read.ok) return read;
  const kind = written.kind ?? type.kind;
  if (kind === 'direct' && !read.value.isWhole)
    return refusedRule('compensation.plan_rule_not_whole', `${path}.kind`);
  if (kind === 'direct' && (written.group ?? DIRECT_GROUP) !== DIRECT_GROUP)
    return refusedRule('compensation.plan_direct_group', `${path}.group`);
  const group = kind === 'direct' ? DIRECT_GROUP : written.group;
  return ok({ ...written, kind, group, resolve: read.value.resolve });
}

function refusedRule(code: string, path: string): Checked<never> {
  return { ok: false, refusal: [refusalAt(code, path)] };
}

const OWNER_EXAMPLE = '{"code": "owner", "type": "owner", "precedence": 1}';

/** A roll-up counts for the managers of those for whom a direct rule counts: without one it counts for nobody. */
function rollUpsOfNobody(rules: readonly WrittenRule[], at: (index: number) => string): readonly Refusal[] {
  if (rules.some((rule) => kindOf(rule) === 'direct')) return [];
  return rules.flatMap(({ type }, index) =>
    type === 'roll_up'
      ? [refusalAt('compensation.plan_roll_up_of_nobody', `${at(index)}.type`, { owner: OWNER_EXAMPLE })]
      : [],
  );
}

function kindOf({ kind, type }: WrittenRule): WrittenRule['kind'] {
  return kind ?? RULE_TYPES.find((each) => each.type === type)?.kind ?? null;
}

/** Two rules of one code, or of one group and one precedence: nobody could say which wins. */
function clashes(rules: readonly WrittenRule[], at: (index: number) => string): readonly Refusal[] {
  const groupOf = (rule: WrittenRule) => (kindOf(rule) === 'direct' ? DIRECT_GROUP : rule.group);
  return rules.flatMap((rule, index) => {
    const before = rules.slice(0, index);
    const [code, precedence] = [rule.code, rule.precedence];
    const isRepeated = before.some((each) => each.code === code);
    const group = groupOf(rule);
    const isTied =
      group !== null && before.some((each) => groupOf(each) === group && each.precedence === precedence);
    return [
      ...(isRepeated ? [refusalAt('compensation.plan_code_repeated', `${at(index)}.code`, { code })] : []),
      ...(isTied
        ? [refusalAt('compensation.plan_precedence_repeated', `${at(index)}.precedence`, { precedence })]
        : []),
    ];
  });
}
