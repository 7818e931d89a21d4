import { isZero, minorUnits } from '@cordee/kernel';
import type { PlanComponent } from '../earn/component.ts';
import type { Cap, Floor } from '../earn/modifiers/bound.ts';
import type { Gate } from '../earn/modifiers/gate.ts';
import { modifierProperties } from '../earn/modifiers/modifiers.ts';
import { multiplierField } from '../earn/modifiers/multiplier.ts';
import type { Multiplier } from '../earn/modifiers/multiplier.ts';
import type { Plan } from '../plan-format/plan.ts';
import { sayFields } from './say-fields.ts';
import type { Written } from './say-fields.ts';
import { toldFigure } from './told-figure.ts';
import { phrase } from './told.ts';
import type { Block, Phrase, Told } from './told.ts';
import { choice, percent, statedSum } from './words.ts';
import type { Words } from './words.ts';

/** What conditions, coefficients and limits make of a component, in the order in which they act; then its one rounding. */
export function modifierBlocks(
  { modifiers, rounding }: PlanComponent,
  written: Written,
  { plan, words }: { readonly plan: Plan; readonly words: Words },
): readonly Block[] {
  const { gates, multipliers, floor, cap, pays } = modifiers;
  const rest = sayFields(modifierProperties, written, words, {
    said: ['gates', 'multipliers', 'floor', 'cap'],
  });
  return [
    ...gates.flatMap((gate) => gateBlocks(gate, words)),
    ...multipliers.flatMap((each, index) =>
      multiplierBlocks(each, writtenAt(written['multipliers'], index), words),
    ),
    ...floor.flatMap((each) => [text('told_floor', boundArgs(each, words)), ...proratedBound(each)]),
    ...cap.flatMap((each) => [
      text(`told_cap_${each.excess}`, boundArgs(each, words)),
      ...proratedBound(each),
    ]),
    ...(cap.length === 0 && pays === 'money' ? [text('told_no_cap')] : []),
    ...rest,
    text('told_rounding', {
      rounding: {
        key: `compensation.rounding_${rounding.replaceAll('-', '_')}`,
        args: { scale: String(minorUnits(plan.currency)) },
      },
    }),
  ];
}

function gateBlocks(gate: Gate, words: Words): readonly Block[] {
  const { at_least: atLeast, more_than: moreThan, otherwise, thresholds, measure, per } = gate;
  const bound = atLeast ?? moreThan;
  if (bound === null) return [];
  const said = text(atLeast === null ? 'told_gate_more_than' : 'told_gate_at_least', {
    figure: toldFigure(gate, words),
    bound: words.height(bound, thresholds, measure),
    otherwise: isZero(otherwise)
      ? phrase('told_otherwise_nothing')
      : phrase('told_otherwise', { share: percent(otherwise) }),
  });
  return per === null
    ? [said]
    : [said, { kind: 'facts', facts: [{ label: label('field_condition_per'), value: choice('per', per) }] }];
}

function multiplierBlocks(multiplier: Multiplier, written: Written, words: Words): readonly Block[] {
  const { ratio, table } = multiplier;
  if (ratio !== null) return [text('told_multiplier', { ratio: percent(ratio) }), ...rest(written, words)];
  const figure = toldFigure(multiplier, words);
  const key =
    table === null
      ? 'told_multiplier_figure'
      : `told_multiplier_table_${table.shape === 'linear' ? 'linear' : table.side}`;
  return [text(key, { figure }), ...rest(written, words)];
}

function rest(written: Written, words: Words): readonly Block[] {
  return sayFields(multiplierField.properties, written, words, { said: ['ratio', 'measure', 'component'] });
}

function boundArgs(bound: Floor | Cap, words: Words): Phrase['args'] {
  const { amount, share_of_target: share, target, per } = bound;
  const sum: Told =
    amount === null
      ? phrase('told_share_of_target', {
          share: share === null ? '' : percent(share),
          target: statedSum(target, words),
        })
      : statedSum(amount, words);
  return { bound: sum, per: phrase(`told_per_${per}`) };
}

const proratedBound = ({ prorate }: Floor): readonly Block[] =>
  prorate ? [text('told_bound_prorated')] : [];

/** The written form of the item at a place of a list. */
function writtenAt(list: unknown, index: number): Written {
  const item: unknown = Array.isArray(list) ? list[index] : null;
  return typeof item === 'object' && item !== null ? { ...item } : {};
}

function label(key: string): Phrase {
  return phrase(key);
}

function text(key: string, args: Phrase['args'] = {}): Block {
  return { kind: 'text', text: phrase(key, args) };
}
