import { childrenOf } from '@cordee/kernel';
import type { Explanation, Label, Locale, Quantity, Refusal, SourcePlace, StepNode } from '@cordee/kernel';
import { formatQuantity } from './format-quantity.ts';
import { messageOf } from './message-of.ts';
import { renderEquation } from './render-equation.ts';

/** A node of an explanation in words, for screen, PDF and command line alike. */
export type RenderedNode = {
  readonly label: string;
  /** Null where nothing could be calculated. */
  readonly valueText: string | null;
  readonly kind: Explanation['kind'];
  readonly operationText: string | null;
  readonly roundingText?: string;
  readonly refusalText?: string;
  readonly place?: SourcePlace;
  readonly count?: number;
  /** Whether the rows of a sum are too many to stand below it, and are opened by page with its filter. */
  readonly isPaged?: boolean;
  readonly filter?: Readonly<Record<string, string>>;
  readonly children: readonly RenderedNode[];
};

export type RenderedExplanation = {
  readonly sentence: string;
  readonly equation: string | null;
  readonly tree: RenderedNode;
};

/** The explanation in the reader's language: one sentence, the equation, then the tree down to rows with their places. */
export function renderExplanation(explanation: Explanation, locale: Locale): RenderedExplanation {
  return {
    sentence: sentenceOf(explanation, locale),
    equation: renderEquation(explanation, locale),
    tree: renderNode(explanation, locale),
  };
}

/** The sentence of a refusal in the reader's language. */
export function renderRefusal(refusal: Refusal, locale: Locale): string {
  return messageOf(refusal.code, refusal.args, locale);
}

function sentenceOf(explanation: Explanation, locale: Locale): string {
  const text = renderLabel(explanation.label, explanation.value, locale);
  if (explanation.kind === 'issue') {
    const reason = renderRefusal(explanation.refusal, locale);
    return messageOf('compensation.sentence_issue', { component: text, reason }, locale);
  }
  const isSentence = explanation.label.key.includes('.sentence_');
  if (isSentence) return text;
  const value = formatQuantity(explanation.value, locale);
  return messageOf('compensation.sentence_value', { label: text, value }, locale);
}

/** The sentence of a label with its quantities in the reader's locale. */
export function renderLabel(label: Label, value: Quantity | null, locale: Locale): string {
  const args = Object.entries(label.args).map(([name, arg]) => [
    name,
    typeof arg === 'string' ? arg : formatQuantity(arg, locale),
  ]);
  const payable = value === null ? '' : formatQuantity(value, locale);
  return messageOf(label.key, { payable, ...Object.fromEntries(args) }, locale);
}

function renderNode(explanation: Explanation, locale: Locale): RenderedNode {
  const { kind, label, value } = explanation;
  return {
    label: renderLabel(label, value, locale),
    valueText: value === null ? null : formatQuantity(value, locale),
    kind,
    operationText:
      kind === 'step' ? messageOf(`compensation.operation_${explanation.operation}`, {}, locale) : null,
    ...(kind === 'step' && explanation.rounding
      ? { roundingText: roundingText(explanation.rounding, locale) }
      : {}),
    ...(kind === 'issue' ? { refusalText: renderRefusal(explanation.refusal, locale) } : {}),
    ...(kind === 'source' ? { place: explanation.place } : {}),
    ...(kind === 'sum'
      ? { count: explanation.count, isPaged: explanation.rows === null, filter: explanation.filter }
      : {}),
    children: childrenOf(explanation).map((child) => renderNode(child, locale)),
  };
}

function roundingText({ mode, scale }: NonNullable<StepNode['rounding']>, locale: Locale): string {
  return messageOf(`compensation.rounding_${mode.replaceAll('-', '_')}`, { scale }, locale);
}
