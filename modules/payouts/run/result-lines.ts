import type { EarnResult } from '@cordee/engine-compensation';
import { decimalText } from '@cordee/kernel';
import { attainmentTexts } from '../statement/attainment-texts.ts';
import type { NewLine } from '../run-store.ts';

/** What a period pays a payee of whom nothing is settled yet: a line a component, then what could not be calculated. */
export function resultLines(
  result: EarnResult,
  payeeCode: string,
  origin: NewLine['origin'],
): readonly NewLine[] {
  const fixed = {
    payeeId: result.payee,
    payeeCode,
    kind: 'component',
    origin,
    adjustmentId: null,
    ...attainmentTexts(result),
  } as const;
  const earned = result.lines.map((line) => ({
    component: line.component,
    earned: decimalText(line.earned.value),
    payable: line.payable,
    issue: null,
  }));
  const issues = result.issues.map(({ component, refusal }) => ({
    component,
    earned: '0',
    payable: { minor: 0n, currency: result.payable.currency },
    issue: refusal.code,
  }));
  return [...earned, ...issues].map((line, ordinal) => ({ ...fixed, ...line, ordinal }));
}
