import { explainFormula, type FormulaRow } from '@cordee/engine-formula';
import { invariant, type Explanation, type Refusal } from '@cordee/kernel';
import type { CheckedModel, Segment } from './segment-model.ts';

/** One rule that was tried: whether it held and why, or what it could not tell. */
export type TriedRule = {
  readonly segment: Segment;
  readonly holds: boolean;
  readonly explanation: Explanation | null;
  readonly refusal: Refusal | null;
};

/** The rules in their order up to the first that holds, each with its reasons, for one account's row. */
export function explainPlacement({ segments }: CheckedModel, row: FormulaRow): readonly TriedRule[] {
  const tried: TriedRule[] = [];
  for (const { segment, condition } of segments) {
    if (condition === null) continue;
    const found = explainFormula(condition, row, { code: segment.code, version: '1' });
    const holds = found.ok && isTrue(found.value);
    tried.push({
      segment,
      holds,
      explanation: found.ok ? found.value : null,
      refusal: found.ok ? null : found.refusal,
    });
    if (holds) break;
  }
  return tried;
}

/** A condition is told as 1 or 0. */
function isTrue({ value }: Explanation): boolean {
  invariant(value?.kind === 'decimal', 'a condition is told by 1 or 0');
  return value.value.unscaled !== 0n;
}
