import { label, step } from '@cordee/engine-compensation';
import type { Explanation } from '@cordee/kernel';
import { explainEarned } from '../statement/explain-total.ts';
import type { Statement } from '../statement/read-statement.ts';

/** Of a statement whose plan does not pay at once: what was earned, what of it falls due, what is paid of that. */
export function explainRelease(
  { run, lines, release }: Statement,
  of: 'earned' | 'released' | 'payable',
): Explanation | undefined {
  if (release === null) return undefined;
  if (of === 'earned') return explainEarned(run, lines);
  if (of === 'payable') return release.explanation;
  const due = release.lines.filter(({ kind }) => kind === 'component').map(({ explanation }) => explanation);
  const rule = { code: 'release', version: run.planVersion };
  return due.length === 0 ? undefined : step('add', due, { label: label('payouts.released'), rule });
}
