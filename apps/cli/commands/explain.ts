import { messageOf, renderExplanation, type RenderedNode } from '@cordee/messages/explanation';
import { encodeExplanation, ok, refused, type Explanation, type Locale } from '@cordee/kernel';
import type { Command } from '../command.ts';
import { findStatement, statementOptions } from '../find-statement.ts';

export const explain: Command = {
  name: 'explain',
  summary: 'cli.explain_summary',
  positionals: [{ name: 'payee', help: 'cli.statement_payee', required: true }],
  options: { component: { value: 'CODE', help: 'cli.explain_component' }, ...statementOptions },
  run: async (call) => {
    const found = await findStatement(call);
    if (!found.ok) return found;
    const { lines: all } = found.value.statement;
    const { component } = call.values;
    const lines = component === undefined ? all : all.filter((line) => line.component === component);
    if (lines.length === 0)
      return refused('cli.component_not_found', {
        component: component ?? '',
        known: all.map((line) => line.component).join(', '),
      });
    const json = lines.map(({ component: code, explanation }) => ({
      component: code,
      ...words(explanation, call.locale),
      explanation: encodeExplanation(explanation),
    }));
    return ok({
      json,
      text: lines.map(({ explanation }) => explanationText(explanation, call.locale)).join('\n\n'),
    });
  },
};

function words(explanation: Explanation, locale: Locale) {
  const { sentence, equation } = renderExplanation(explanation, locale);
  return { sentence, equation };
}

function explanationText(explanation: Explanation, locale: Locale): string {
  const { sentence, equation, tree } = renderExplanation(explanation, locale);
  return [sentence, ...(equation === null ? [] : [equation]), '', ...treeLines(tree, '', locale)].join('\n');
}

/** The tree by indentation, each row of a file with its line: what one reads last is what one can look up. */
function treeLines(node: RenderedNode, indent: string, locale: Locale): string[] {
  const { label, valueText, children } = node;
  const named = messageOf('compensation.sentence_value', { label, value: valueText ?? '—' }, locale);
  // The root is the sentence that stands above the tree: only how its amount came to be is left to say.
  const isSaid = indent === '' && valueText !== null && label.includes(valueText);
  const own = [isSaid ? valueText : named, ...remarksOf(node, locale)].join(' · ');
  return [`${indent}${own}`, ...children.flatMap((child) => treeLines(child, `${indent}  `, locale))];
}

/** How a node's value came to be, where it was read, what stands in its way. */
function remarksOf(node: RenderedNode, locale: Locale): string[] {
  const { operationText, roundingText, refusalText, place, isPaged, count } = node;
  const line = place?.line === undefined ? null : messageOf('cli.line', { line: place.line }, locale);
  const paged = isPaged ? messageOf('cli.explain_paged', { count: String(count ?? 0) }, locale) : null;
  const how = roundingText ?? operationText;
  const where =
    place?.document === undefined ? null : [place.document, place.sheet, line].filter(Boolean).join(', ');
  return [how, where, paged, refusalText].filter((remark) => remark !== null && remark !== undefined);
}
