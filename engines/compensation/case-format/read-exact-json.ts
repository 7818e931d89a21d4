import { ok, parseDecimal, refused } from '@cordee/kernel';
import type { Result } from '@cordee/kernel';

/**
 * Reads JSON without losing a digit: a number that is not whole, as 0.035 or 12.50, comes as the text it was written
 * with. Refuses compensation.case_not_json with the reason the parser gives.
 */
export function readExactJson(text: string): Result<unknown> {
  try {
    return ok(JSON.parse(text, exactNumber));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return refused('compensation.case_not_json', { reason: error.message });
  }
}

/** The engine gives a reviver the source of each number; the type library does not know it yet. */
function exactNumber(_key: string, value: unknown, context?: { readonly source?: string }): unknown {
  if (typeof value !== 'number' || Number.isSafeInteger(value)) return value;
  const source = context?.source ?? '';
  return parseDecimal(source).ok ? source : value;
}
