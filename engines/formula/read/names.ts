// Which words mean what in which language.
import type { Locale } from '@cordee/kernel';
import { foldedName } from '../folded-name.ts';
import type { FormulaFunction } from '../functions/formula-function.ts';
import { FUNCTIONS } from '../functions/registry.ts';

/** How yes and no are written. */
export const TRUTH_WORDS = { fr: ['VRAI', 'FAUX'], en: ['TRUE', 'FALSE'] } as const satisfies Record<
  Locale,
  readonly [string, string]
>;

/** What stands between arguments. */
export const SEPARATORS = { fr: ';', en: ',' } as const satisfies Record<Locale, string>;

/** The functions that have a name, which operators have not. */
export const NAMED_FUNCTIONS: readonly FormulaFunction[] = FUNCTIONS.filter(
  (each) => each.operator === undefined,
);

const byName = {
  fr: new Map(NAMED_FUNCTIONS.map((each) => [foldedName(each.names.fr), each])),
  en: new Map(NAMED_FUNCTIONS.map((each) => [foldedName(each.names.en), each])),
};

export function functionByName(name: string, locale: Locale): FormulaFunction | undefined {
  return byName[locale].get(foldedName(name));
}

/** The operator of a sign between two arguments, or before one. */
export function operatorBySign(sign: string, arity: 1 | 2): FormulaFunction | undefined {
  return FUNCTIONS.find((each) => each.operator?.sign === sign && each.arity.max === arity);
}

/** Whether the word is yes, no, or neither. */
export function truthOf(name: string, locale: Locale): boolean | null {
  const index = TRUTH_WORDS[locale].findIndex((word) => foldedName(word) === foldedName(name));
  return index < 0 ? null : index === 0;
}
