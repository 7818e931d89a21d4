// Formulas: whatever is typed is read or refused in its place and in time, is printed as it was meant, and explains
// the value that it gives.
import { performance } from 'node:perf_hooks';
import {
  canonicalFormula,
  checkFormula,
  evaluateFormula,
  EXAMPLE_ENVIRONMENT,
  EXAMPLE_ROW,
  explainFormula,
  parseFormula,
  printFormula,
  type CheckedFormula,
  type Formula,
} from '@cordee/engine-formula';
import {
  decodeExplanation,
  encodeExplanation,
  equalQuantities,
  evaluateExplanation,
  ONE,
  type Explanation,
  type Locale,
  type Quantity,
} from '@cordee/kernel';
import { anyFormulaText, longFormulaText } from './formula-texts.ts';
import type { Gate, Trial } from './gate.ts';

const claims = {
  placed: 'C22 any text is accepted, or refused with a place inside of it',
  timely: 'C22 any text is read, checked and evaluated within its time',
  printed: 'F1 what is accepted is printed in both languages and read again as it was',
  explained: 'F2 the stored explanation of a value evaluates to it',
} as const;

const secondsMax = 0.5;

export const gate: Gate = {
  name: 'formula',
  sabotages: {
    'a refusal points behind the text': claims.placed,
    'one text in a thousand is read over and over': claims.timely,
    'a minus is printed as a plus': claims.printed,
    'a leaf of an explanation is altered': claims.explained,
  },
  run: async (trial) => {
    const texts = trial.sabotage ? 5_000 : trial.depth === 'deep' ? 1_000_000 : 100_000;
    for (let tried = 0; tried < texts; tried += 1) {
      const isLong = tried % 500 === 0;
      const { text, locale } = anyFormulaText(trial.random);
      tryText(trial, isLong ? longFormulaText(trial.random) : text, { locale, tried });
    }
  },
};

function tryText(
  trial: Trial,
  text: string,
  { locale, tried }: { readonly locale: Locale; readonly tried: number },
): void {
  const shown = () => JSON.stringify(text.slice(0, 200));
  const startedAt = performance.now();
  const seconds = () => (performance.now() - startedAt) / 1000;
  try {
    const parsed = parseFormula(text, { locale });
    if (trial.sabotage === 'one text in a thousand is read over and over' && tried % 1_000 === 0)
      while (seconds() <= secondsMax) parseFormula(text, { locale });
    const checked = parsed.ok
      ? checkFormula(parsed.value, EXAMPLE_ENVIRONMENT, {
          anyOf: ['amount', 'percentage', 'decimal', 'text', 'date', 'boolean'],
        })
      : parsed;
    const refusals = checked.ok ? [] : checked.refusal;
    const moved = trial.sabotage === 'a refusal points behind the text' ? 1 : 0;
    const isPlaced = refusals.every(
      ({ position: { from, to } }) => from >= 0 && from <= to && to + moved <= text.length,
    );
    trial.check(claims.placed, (checked.ok || refusals.length > 0) && isPlaced, shown);
    if (parsed.ok) tryPrinted(trial, parsed.value, shown);
    if (checked.ok) tryExplained(trial, checked.value, shown);
  } catch (error) {
    trial.check(claims.placed, false, () => `${shown()} threw ${String(error)}`);
  }
  trial.check(claims.timely, seconds() <= secondsMax, () => `${seconds().toFixed(2)} s: ${shown()}`);
}

function tryPrinted(trial: Trial, formula: Formula, shown: () => string): void {
  const meant = JSON.stringify(canonicalFormula(formula));
  for (const locale of ['fr', 'en'] as const) {
    const printed = printFormula(formula, locale);
    const planted =
      trial.sabotage === 'a minus is printed as a plus' ? printed.replace(' - ', ' + ') : printed;
    const again = parseFormula(planted, { locale });
    const holds = again.ok && JSON.stringify(canonicalFormula(again.value)) === meant;
    trial.check(claims.printed, holds, () => `${shown()} printed as ${planted}`);
  }
}

function tryExplained(trial: Trial, checked: CheckedFormula, shown: () => string): void {
  const value = evaluateFormula(checked, EXAMPLE_ROW);
  const node = explainFormula(checked, EXAMPLE_ROW, { code: 'gate', version: '1' });
  if (!value.ok || !node.ok) {
    trial.check(claims.explained, !value.ok && !node.ok && value.refusal.code === node.refusal.code, shown);
    return;
  }
  const stored = decodeExplanation(encodeExplanation(node.value));
  const again = evaluateExplanation(
    trial.sabotage === 'a leaf of an explanation is altered' ? altered(stored) : stored,
  );
  const meant: Quantity =
    value.value.kind === 'boolean'
      ? { kind: 'decimal', value: { unscaled: value.value.isTrue ? 1n : 0n, scale: 0 } }
      : value.value;
  trial.check(claims.explained, again.ok && equalQuantities(again.value, meant), shown);
}

/** The first leaf one larger. */
function altered(node: Explanation): Explanation {
  if (node.kind === 'step') {
    const [first, ...others] = node.inputs;
    return first === undefined ? node : { ...node, inputs: [altered(first), ...others] };
  }
  return node.value === null ? node : { ...node, value: oneMore(node.value) };
}

function oneMore(value: Quantity): Quantity {
  if (value.kind === 'amount') {
    const { unscaled, scale } = value.amount.value;
    return {
      kind: 'amount',
      amount: { ...value.amount, value: { unscaled: unscaled + ONE.unscaled, scale } },
    };
  }
  if (value.kind !== 'decimal') return value;
  return { ...value, value: { ...value.value, unscaled: value.value.unscaled + ONE.unscaled } };
}
