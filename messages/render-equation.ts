import { equalQuantities } from '@cordee/kernel';
import type { Explanation, Locale, StepNode } from '@cordee/kernel';
import { formatQuantity } from './format-quantity.ts';
import { messageOf } from './message-of.ts';

/** The calculation on one line, from the figures a reader would write down; null where there is none. */
export function renderEquation(explanation: Explanation, locale: Locale): string | null {
  if (explanation.kind !== 'step') return null;
  const [input] = explanation.inputs;
  const value = formatQuantity(explanation.value, locale);
  const isRoot = explanation.operation === 'round' && input?.kind === 'step';
  if (!isRoot) return equality(expression(explanation, locale), value);
  const exact = input.value;
  const equation = expression(input, locale);
  if (equalQuantities(exact, explanation.value)) return equality(equation, value);
  const args = { equation, exact: formatQuantity(exact, locale), rounded: value };
  return messageOf('compensation.equation_rounded', args, locale);
}

/** A figure that comes from no calculation has no equation. */
function equality(equation: string, value: string): string | null {
  return equation === value ? null : `${equation} = ${value}`;
}

const [PLUS, MINUS] = [' + ', ' − '];

const SIGNS: Readonly<Partial<Record<StepNode['operation'], string>>> = {
  add: PLUS,
  subtract: MINUS,
  multiply: ' × ',
  divide: ' ÷ ',
};

function expression(node: Explanation, locale: Locale): string {
  const value = node.value === null ? '' : formatQuantity(node.value, locale);
  if (node.kind !== 'step') return value;
  const chosen = chosenInput(node);
  if (chosen !== undefined) return expression(chosen, locale);
  const sign = SIGNS[node.operation];
  if (sign === undefined) return value;
  const [first = '', ...others] = node.inputs.map((input) => operand(input, node, locale));
  return others.reduce((before, text) => `${before}${joined(sign, text)}`, first);
}

/** A negative number is taken away where it would be added, and stands in brackets behind any other sign. */
function joined(sign: string, text: string): string {
  if (!text.startsWith('-')) return `${sign}${text}`;
  return sign === PLUS ? `${MINUS}${text.slice(1)}` : `${sign}(${text})`;
}

/** The branch that a step took: what a reader follows is that branch, not the test. */
function chosenInput(node: StepNode): Explanation | undefined {
  if (node.operation === 'identity') return node.inputs[0];
  if (node.operation !== 'select') return undefined;
  return node.inputs
    .slice(2)
    .find((input) => input.value !== null && equalQuantities(input.value, node.value));
}

function operand(input: Explanation, parent: StepNode, locale: Locale): string {
  const text = expression(input, locale);
  const isSum = input.kind === 'step' && (input.operation === 'add' || input.operation === 'subtract');
  return isSum && parent.operation !== 'add' ? `(${text})` : text;
}
