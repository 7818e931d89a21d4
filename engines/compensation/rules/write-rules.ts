// The règlement of a plan: its rules in words, article by article, written from the document that the engine calculates
// with. What no sentence says is listed by the field that reads it, so that the text leaves no parameter out.
import { ok } from '@cordee/kernel';
import type { PlainDate } from '@cordee/kernel';
import { accountingField } from '../account/accounting-field.ts';
import { conversionField } from '../convert/conversion-field.ts';
import { creditingRuleField } from '../credit/crediting-field.ts';
import { OWNER_RULE } from '../credit/crediting-default.ts';
import { RULE_TYPES } from '../credit/rules/registry.ts';
import type { PlanComponent } from '../earn/component.ts';
import { COMPONENTS } from '../earn/components/registry.ts';
import { measureField } from '../measure/measure.ts';
import type { Measure } from '../measure/measure.ts';
import type { Checked, Properties } from '../plan-format/field.ts';
import { parsePlan } from '../plan-format/parse-plan.ts';
import type { Plan } from '../plan-format/plan.ts';
import { prorationField } from '../prorate/proration-field.ts';
import { releaseField } from '../release/release-field.ts';
import { exampleBlocks, usualFigures } from './example-blocks.ts';
import type { OwnFigures } from './example-blocks.ts';
import { modifierBlocks } from './modifier-blocks.ts';
import { sayFields } from './say-fields.ts';
import type { Written } from './say-fields.ts';
import { phrase } from './told.ts';
import type { Block, Clause, Phrase } from './told.ts';
import { choice, componentTitle, measureName, wordsOf } from './words.ts';
import type { Words } from './words.ts';

/** What the document itself does not say of its use. */
export type RulesContext = {
  /** The first day of the version; null for a draft. */
  readonly effectiveFrom: PlainDate | null;
  readonly own: OwnFigures | null;
};

export type RulesText = {
  readonly plan: { readonly code: string; readonly name: string; readonly version: string };
  readonly clauses: readonly Clause[];
};

type Source = { readonly plan: Plan; readonly document: Written; readonly words: Words };

/** The rules of a plan document in words. Refuses what parsePlan refuses. */
export function writeRules(document: unknown, { effectiveFrom, own }: RulesContext): Checked<RulesText> {
  const read = parsePlan(document);
  if (!read.ok) return read;
  const plan = read.value;
  const words = wordsOf(plan);
  const source = { plan, words, document: writtenOf(document) };
  const { code, name, version } = plan;
  const clauses = [
    scopeClause(plan, effectiveFrom),
    ...plan.measures.map((measure, index) =>
      measureClause(measure, itemAt(source.document['measures'], index), words),
    ),
    creditingClause(source),
    ...plan.components.map((each, index) =>
      componentClause(each, itemAt(source.document['components'], index), source),
    ),
    partClause('payment', releaseField.properties, source),
    partClause('absence', prorationField.properties, source),
    partClause('currencies', conversionField.properties, source),
    partClause('accounting', accountingField.properties, source),
    {
      id: 'examples',
      title: phrase('told_examples_title'),
      blocks: [text('told_examples', usualFigures(words)), ...exampleBlocks(plan, words, own)],
    },
    {
      id: 'questions',
      title: phrase('told_questions_title'),
      blocks: [text('told_questions'), text('told_dispute')],
    },
    { id: 'changes', title: phrase('told_changes_title'), blocks: [text('told_changes', { version })] },
  ];
  return ok({ plan: { code, name, version }, clauses: clauses.filter(({ blocks }) => blocks.length > 0) });
}

function scopeClause(
  { name, version, currency, grain, calendar, semantics }: Plan,
  from: PlainDate | null,
): Clause {
  const facts = [
    { label: phrase('field_version'), value: version },
    {
      label: phrase('told_effective'),
      value: from === null ? phrase('told_draft') : ({ kind: 'date', date: from } as const),
    },
    { label: phrase('field_grain'), value: choice('grain', grain) },
    { label: phrase('field_calendar'), value: calendar },
    { label: phrase('field_currency'), value: currency },
    { label: phrase('field_semantics'), value: String(semantics) },
  ];
  return {
    id: 'scope',
    title: phrase('told_scope_title'),
    blocks: [text('told_scope', { plan: name }), text('told_scope_payees'), { kind: 'facts', facts }],
  };
}

function measureClause(measure: Measure, written: Written, words: Words): Clause {
  return {
    id: `measures.${measure.code}`,
    title: phrase('told_measure_title', { measure: measureName(measure) }),
    blocks: [
      text(`told_base_${measure.base}`),
      ...sayFields(measureField.properties, written, words, {
        said: ['code', 'name', 'base'],
        saysDefaults: measure.aggregation === 'share' || measure.aggregation === 'average',
      }),
    ],
  };
}

function creditingClause({ plan, document, words }: Source): Clause {
  const rules = asList(writtenOf(document['crediting'])['rules'] ?? [{ type: OWNER_RULE.type }]);
  const blocks = rules.flatMap((rule, index): readonly Block[] => {
    const type = RULE_TYPES.find((each) => each.type === rule['type']);
    if (type === undefined) return [];
    return [
      { kind: 'heading', text: { key: type.label, args: {} } },
      { kind: 'text', text: { key: `${type.label}_summary`, args: {} } },
      ...sayFields(creditingRuleField.properties, { ...rule, kind: plan.crediting[index]?.kind }, words, {
        said: ['type', 'code', 'args'],
      }),
      ...sayFields(type.args.properties, writtenOf(rule['args']), words, { saysDefaults: true }),
    ];
  });
  return { id: 'crediting', title: phrase('field_crediting'), blocks };
}

function componentClause(component: PlanComponent, written: Written, { plan, words }: Source): Clause {
  const telling = component.tell(words);
  const args = COMPONENTS.find(({ type }) => type === component.type)?.args.properties ?? {};
  return {
    id: `components.${component.code}`,
    title: componentTitle(component),
    blocks: [
      { kind: 'text', text: telling.text },
      ...sayFields(args, writtenOf(written['args']), words, { said: telling.said, saysDefaults: true }),
      ...(telling.blocks ?? []),
      ...modifierBlocks(component, written, { plan, words }),
    ],
  };
}

const PARTS = {
  payment: 'release',
  absence: 'proration',
  currencies: 'conversion',
  accounting: 'accounting',
} as const;

/** A part of the plan said by its own fields; where the plan has none, what holds instead. */
function partClause(id: keyof typeof PARTS, properties: Properties, { document, words }: Source): Clause {
  const written = document[PARTS[id]];
  const isStated = written !== undefined && written !== null;
  const title = phrase(`told_${id}_title`);
  if (!isStated && (id === 'currencies' || id === 'accounting')) return { id, title, blocks: [] };
  const said = isStated
    ? sayFields(properties, writtenOf(written), words, { saysDefaults: id !== 'payment' })
    : [];
  return { id, title, blocks: [text(isStated ? `told_${id}` : `told_no_${id}`), ...said] };
}

function text(key: string, args: Phrase['args'] = {}): Block {
  return { kind: 'text', text: phrase(key, args) };
}

function writtenOf(value: unknown): Written {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

function asList(value: unknown): readonly Written[] {
  return Array.isArray(value) ? value.map(writtenOf) : [];
}

function itemAt(list: unknown, index: number): Written {
  return writtenOf(Array.isArray(list) ? list[index] : null);
}
