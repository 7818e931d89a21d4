import type { Locale } from '@cordee/kernel';
import { checkFormula, type Expected } from './check/check-formula.ts';
import { completeFormula, type Completions } from './complete/complete-formula.ts';
import type { Environment } from './environment.ts';
import type { FormulaRefusal } from './formula-refusal.ts';
import { parseFormula } from './read/parse-formula.ts';
import { printFormula } from './write/print-formula.ts';

export type FormulaLook = {
  readonly completions: Completions;
  /** Each with its position in the text. */
  readonly faults: readonly FormulaRefusal[];
  /** The same formula as the other language writes it; null while it has faults. */
  readonly translated: string | null;
};

/** A formula while it is written: what may come at the cursor, and what is wrong so far. */
export function lookAtText(
  { text, cursor, locale }: { readonly text: string; readonly cursor: number; readonly locale: Locale },
  { environment, expected }: { readonly environment: Environment; readonly expected: Expected },
): FormulaLook {
  const completions = completeFormula(text, cursor, { environment, locale });
  const parsed = parseFormula(text, { locale });
  const checked = parsed.ok ? checkFormula(parsed.value, environment, expected) : parsed;
  if (!checked.ok) return { completions, faults: checked.refusal, translated: null };
  const other = locale === 'fr' ? 'en' : 'fr';
  return {
    completions,
    faults: [],
    translated: printFormula(checked.value.formula, other, environment),
  };
}
