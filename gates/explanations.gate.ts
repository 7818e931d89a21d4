// What is printed under an amount gives the amount: read as JSON, evaluated by a stranger's arithmetic, and told with the
// same numbers in French and in English. What it does not name has no part in it.
import { calculateCase, parseCase, type Case, type EarnedLine } from '@cordee/engine-compensation';
import { encodeExplanation, moneyText, type Explanation } from '@cordee/kernel';
import { renderExplanation, type RenderedNode } from '@cordee/messages/explanation';
import { storyDocument, storyNames } from '../stories/tell-story.test-support.ts';
import type { Gate, Trial } from './gate.ts';
import { fractionOf, isSameFraction, valueOfPrinted } from './printed-explanation.ts';

const claims = {
  evaluates: 'C18 the printed explanation alone gives the amount',
  languages: 'C18 French and English tell the same numbers',
  outside: 'C18 taking away a transaction that is not in it changes nothing',
} as const;

export const gate: Gate = {
  name: 'explanations',
  sabotages: {
    'a leaf is altered': claims.evaluates,
    'one language rounds': claims.languages,
    'what is inside is taken away': claims.outside,
  },
  run: async (trial) => {
    const told = storyNames().map((name) => tell(storyDocument(name)));
    const lines = told.flatMap((each) => each.lines.map((line) => ({ ...each, line })));
    const tries = trial.depth === 'deep' ? 20 * lines.length : Math.max(200, lines.length);
    for (let index = 0; index < tries; index += 1) {
      const { document, given, line } = lines[index] ?? trial.random.pick(lines);
      tryEvaluation(trial, line);
      tryLanguages(trial, line);
      tryOutside(trial, document, given, line);
    }
  },
};

type Line = EarnedLine & { readonly payee: string; readonly period: string };

function tell(document: object) {
  const given = parseCase(document);
  if (!given.ok) throw new Error('a story is refused');
  const { outcomes, results } = calculateCase(given.value);
  const lines = results.flatMap((result, index): Line[] => {
    const { payee, period } = outcomes[index] ?? { payee: '', period: '' };
    return result.lines.map((line) => ({ ...line, payee, period }));
  });
  return { document, given: given.value, lines };
}

function tryEvaluation(trial: Trial, { explanation, payable, component }: Line): void {
  const printed = JSON.stringify(encodeExplanation(explanation));
  const read = trial.sabotage === 'a leaf is altered' ? withAlteredLeaf(printed) : printed;
  const value = valueOfPrinted(JSON.parse(read) as Record<string, unknown>); // encodeExplanation writes an object
  const paid = fractionOf(moneyText(payable));
  trial.check(
    claims.evaluates,
    value !== null && isSameFraction(value, paid),
    () =>
      `${component}: ${moneyText(payable)}, evaluated ${value === null ? 'to nothing' : `${value.top}/${value.bottom}`}`,
  );
}

/** Adds one to the digits of every leaf. */
function withAlteredLeaf(printed: string): string {
  return printed.replaceAll(/"text":"(-?\d+)/g, (_all, digits: string) => `"text":"${BigInt(digits) + 1n}`);
}

function tryLanguages(trial: Trial, { explanation, component }: Line): void {
  const [french, english] = [textOf(explanation, 'fr'), textOf(explanation, 'en')];
  const told = trial.sabotage === 'one language rounds' ? english.replace(/\d(?=\D*$)/, '') : english;
  const [left, right] = [numbersIn(french, ','), numbersIn(told, '.')];
  trial.check(
    claims.languages,
    left.join(' ') === right.join(' '),
    () => `${component}: ${left.join(' ')} / ${right.join(' ')}`,
  );
}

function textOf(explanation: Explanation, locale: 'fr' | 'en'): string {
  const { sentence, equation, tree } = renderExplanation(explanation, locale);
  return [sentence, equation ?? '', ...nodeTexts(tree)].join('\n');
}

function nodeTexts({ label, valueText, children }: RenderedNode): readonly string[] {
  return [label, valueText ?? '', ...children.flatMap(nodeTexts)];
}

/** The numbers of a text in order of size, without grouping; words differ between languages, and so does their order. */
function numbersIn(text: string, point: ',' | '.'): readonly string[] {
  const grouping = point === ',' ? /(?<=\d)[\u00a0\u202f ](?=\d{3})/g : /(?<=\d),(?=\d{3})/g;
  const found = text.replaceAll(grouping, '').match(point === ',' ? /\d+(?:,\d+)?/g : /\d+(?:\.\d+)?/g) ?? [];
  return found.map((each) => each.replace(',', '.')).toSorted();
}

/** A sum that is opened by page does not print its rows: nothing can be said of what is outside it. */
function tryOutside(trial: Trial, document: object, given: Case, line: Line): void {
  const printed = encodeText(line.explanation);
  if (printed.includes('"rows":null')) return;
  const isInside = (index: number) => printed.includes(`{"document":"transactions","line":${index + 1}}`);
  const wanted = trial.sabotage === 'what is inside is taken away';
  const index = given.transactions.findIndex((_, each) => isInside(each) === wanted);
  if (index === -1) return;
  const { transactions } = document as { readonly transactions: readonly unknown[] }; // a parsed case has them
  const without = tell({ ...document, transactions: transactions.toSpliced(index, 1) });
  const again = without.lines.find(
    ({ payee, period, component }) =>
      payee === line.payee && period === line.period && component === line.component,
  );
  trial.check(
    claims.outside,
    again !== undefined && moneyText(again.payable) === moneyText(line.payable),
    () => `${line.component} without transaction ${index + 1}`,
  );
}

function encodeText(explanation: Explanation): string {
  return JSON.stringify(encodeExplanation(explanation));
}
