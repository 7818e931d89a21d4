import { equalDecimals, parseDecimal } from '@cordee/kernel';
import type { CaseResult } from './calculate-case.ts';
import type { Case } from './parse-case.ts';

/** A figure that the case expects and the engine does not give: where it stands, both texts. */
export type CaseDifference = {
  readonly path: string;
  readonly expected: string | null;
  readonly found: string | null;
};

/**
 * Every figure of `expected` (and of `credited_to_nobody`, when the case has it) that the result contradicts. Only what
 * the case names is compared; "30" and "30.00" are one number.
 */
export function compareCase(given: Case, result: CaseResult): readonly CaseDifference[] {
  const expected = given.expected.flatMap((each, index) => {
    const path = `$.expected[${index}]`;
    const named = recordOf(each);
    const outcome = result.outcomes.find(
      ({ payee, period }) =>
        payee === named['payee'] && (named['period'] === undefined || period === named['period']),
    );
    return outcome === undefined
      ? [{ path, expected: JSON.stringify([named['payee'], named['period']]), found: null }]
      : differencesIn(named, outcome, path);
  });
  if (given.credited_to_nobody === null) return expected;
  const nobody = { list: given.credited_to_nobody };
  return [...expected, ...differencesIn(nobody, { list: result.creditedToNobody }, '$.credited_to_nobody')];
}

function differencesIn(expected: unknown, found: unknown, path: string): readonly CaseDifference[] {
  if (Array.isArray(expected)) return differencesOfLists(expected, found, path);
  if (typeof expected === 'object' && expected !== null) {
    return Object.entries(expected).flatMap(([name, each]) =>
      differencesIn(each, recordOf(found)[name], `${path}.${name}`),
    );
  }
  return isSame(expected, found) ? [] : [{ path, expected: leafText(expected), found: leafText(found) }];
}

function differencesOfLists(
  expected: readonly unknown[],
  found: unknown,
  path: string,
): readonly CaseDifference[] {
  const list: readonly unknown[] = Array.isArray(found) ? found : [];
  const missing =
    list.length === expected.length
      ? []
      : [{ path: `${path}.length`, expected: String(expected.length), found: String(list.length) }];
  return [
    ...missing,
    ...expected.flatMap((each, index) => differencesIn(each, list[index], `${path}[${index}]`)),
  ];
}

function isSame(expected: unknown, found: unknown): boolean {
  const [a, b] = [leafText(expected), leafText(found)];
  if (a === b) return true;
  if (a === null || b === null) return false;
  const [left, right] = [parseDecimal(a), parseDecimal(b)];
  return left.ok && right.ok && equalDecimals(left.value, right.value);
}

function leafText(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
