// What is printed under an amount gives the amount: read as JSON, evaluated by a stranger's arithmetic, and told with the
// same numbers in French and in English. What it does not name has no part in it.
import { calculateCase, parseCase, type Case, type EarnedLine } from '@cordee/engine-compensation';
import { decimalText, encodeExplanation, moneyText, numberOf, ZERO, type Explanation } from '@cordee/kernel';
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
    const lines = told.flatMap((each) => each.lines.map((line) => ({ each, line })));
    const tries = trial.depth === 'deep' ? 20 * lines.length : Math.max(200, lines.length);
    for (let index = 0; index < tries; index += 1) {
      const { each, line } = lines[index] ?? trial.random.pick(lines);
      tryEvaluation(trial, line);
      tryLanguages(trial, line);
      tryOutside(trial, each, line);
    }
  },
};

type Line = EarnedLine & { readonly payee: string; readonly period: string };

type Told = { readonly document: object; readonly given: Case; readonly lines: readonly Line[] };

function tell(document: object): Told {
  const given = parseCase(document);
  if (!given.ok) throw new Error('a story is refused');
  const { outcomes, results } = calculateCase(given.value);
  const lines = results.flatMap((result, index): Line[] => {
    const { payee, period } = outcomes[index] ?? { payee: '', period: '' };
    return result.lines.map((line) => ({ ...line, payee, period }));
  });
  return { document, given: given.value, lines };
}

function tryEvaluation(trial: Trial, line: Line): void {
  const { explanation, component } = line;
  const printed = JSON.stringify(encodeExplanation(explanation));
  const read = trial.sabotage === 'a leaf is altered' ? withAlteredLeaf(printed) : printed;
  const value = valueOfPrinted(JSON.parse(read) as Record<string, unknown>); // encodeExplanation writes an object
  const due = dueText(line);
  trial.check(
    claims.evaluates,
    value !== null && isSameFraction(value, fractionOf(due)),
    () => `${component}: ${due}, evaluated ${value === null ? 'to nothing' : `${value.top}/${value.bottom}`}`,
  );
}

/** What the line comes to: money, points, or what a component that pays nothing itself hands to another. */
function dueText({ pays, payable, points, explanation: { value } }: Line): string {
  if (pays === 'money') return moneyText(payable);
  const handed = value === null ? null : numberOf(value);
  return decimalText((pays === 'points' ? points : handed) ?? ZERO);
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
  const grouping = point === ',' ? /(?<=\d)[\u00a0\u202f ](?=\d{3}(?!\d))/g : /(?<=\d),(?=\d{3}(?!\d))/g;
  const found = text.replaceAll(grouping, '').match(point === ',' ? /\d+(?:,\d+)?/g : /\d+(?:\.\d+)?/g) ?? [];
  return found.map((each) => each.replace(',', '.')).toSorted();
}

/** A sum that is opened by page does not print its rows: nothing can be said of what is outside it. */
function tryOutside(trial: Trial, told: Told, line: Line): void {
  const printed = printedWith(told, line);
  if (printed.includes('"rows":null')) return;
  const { transactions } = told.given;
  const isInside = (index: number) => printed.includes(`{"document":"transactions","line":${index + 1}}`);
  const candidates = transactions.map((_, index) => withRefunds(transactions, index));
  const wanted = trial.sabotage === 'what is inside is taken away';
  const taken = candidates.find((indexes) => indexes.some(isInside) === wanted);
  if (taken === undefined) return;
  const { transactions: rows } = told.document as { readonly transactions: readonly unknown[] }; // a parsed case has them
  const without = tell({ ...told.document, transactions: rows.filter((_, index) => !taken.includes(index)) });
  const again = without.lines.find((other) => isSameLine(other, line) && other.payee === line.payee);
  trial.check(
    claims.outside,
    again !== undefined && moneyText(again.payable) === moneyText(line.payable),
    () => `${line.component} without transactions ${taken.map((index) => index + 1).join(', ')}`,
  );
}

/**
 * What the line prints; a prize, a pool or a budget that payees share is explained by the lines of them all, and so is what
 * reads one, or feeds it.
 */
function printedWith({ given, lines }: Told, line: Line): string {
  const read = componentsRead(given, line.component);
  const isShared = given.plan.components.some(({ code, together }) => read.has(code) && together !== null);
  const shared = isShared
    ? lines.filter(({ component, period }) => read.has(component) && period === line.period)
    : [line];
  return shared.map(({ explanation }) => encodeText(explanation)).join('\n');
}

/** A component, those that it reads, and those that they read. */
function componentsRead({ plan }: Case, of: string): ReadonlySet<string> {
  const read = new Set([of]);
  for (const code of read) {
    const component = plan.components.find((each) => each.code === code);
    const tested = [...(component?.modifiers.multipliers ?? []), ...(component?.modifiers.gates ?? [])];
    for (const named of [...(component?.follows ?? []), ...tested.flatMap((each) => each.component ?? [])])
      read.add(named);
  }
  return read;
}

function isSameLine(a: Line, b: Line): boolean {
  return a.period === b.period && a.component === b.component;
}

/** A sale with what refers to it: a refund without its sale would go to whoever has the customer now. */
function withRefunds(transactions: Case['transactions'], index: number): readonly number[] {
  const code = transactions[index]?.code;
  return transactions.flatMap(({ refers_to: sale }, other) =>
    other === index || sale === code ? [other] : [],
  );
}

function encodeText(explanation: Explanation): string {
  return JSON.stringify(encodeExplanation(explanation));
}
