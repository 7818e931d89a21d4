// What memory calculates of a run that rows pay: few payees at a time, so that their sales alone are held.
import { ok, type EntityId, type Result, type Scope } from '@cordee/kernel';
import { lineComposer, payeesOf } from '../run/compose-lines.ts';
import { newLines } from '../run/new-lines.ts';
import { gatherRun, type RunInputDeps } from '../run/run-inputs.ts';
import type { ManyRows } from '../many-rows/many-rows.ts';
import type { NewLine } from '../run-store.ts';
import { explanationText } from '../statement/stored-explanation.ts';
import { openEarnAgain } from './earn-again.ts';
import type { OwedBeside } from './owed-beside.ts';

/** Lines of a payee that memory has written. */
export type Composed = {
  /** Whether they are all; otherwise they follow the period's own, which rows pay. */
  readonly isWhole: boolean;
  readonly lines: readonly ComposedRow[];
};
/** `explanation`: JSON, where it is asked for. */
type ComposedRow = NewLine & { readonly explanation: string | null };

type Question = {
  readonly planCode: string;
  readonly period: string;
  readonly owed: Extract<OwedBeside, { in: 'rows' }>;
  readonly codeOf: (payee: EntityId) => string;
  /** For a lock, which keeps the reasoning. */
  readonly isExplained: boolean;
};

/** With all who sell for them: a manager's sales are those of everybody below. */
const payeesTogetherMax = 500;

/** By payee, what each is owed beside what rows pay; a payee may have left the plan. */
export async function composeBeside(
  deps: RunInputDeps & { readonly many?: ManyRows },
  frozen: Scope,
  { planCode, period, owed, codeOf, isExplained }: Question,
): Promise<Result<ReadonlyMap<EntityId, Composed>>> {
  const composed = new Map<EntityId, Composed>();
  const { beside, whole, earlier } = owed;
  const { many } = deps;
  const again = isExplained || many === undefined ? null : openEarnAgain({ ...deps, many }, frozen, beside);
  for (const [payees, isWhole] of [[beside, false] as const, [whole, true] as const])
    for (let start = 0; start < payees.length; start += payeesTogetherMax) {
      const only = payees.slice(start, start + payeesTogetherMax);
      const question = {
        planCode,
        period,
        only,
        earlier,
        isOwnByRows: !isWhole,
        ...(again === null || isWhole ? {} : { again }),
      };
      const gathered = await gatherRun(deps, frozen, question);
      if (!gathered.ok) return gathered;
      const linesOf = lineComposer(gathered.value);
      for (const payee of payeesOf(gathered.value)) {
        const lines = linesOf(payee);
        const texts = isExplained ? lines.map(({ explanation }) => explanationText(explanation)) : [];
        const numbered = newLines(lines, codeOf(payee));
        composed.set(payee, {
          isWhole,
          lines: numbered.map((line, index) => ({ ...line, explanation: texts[index] ?? null })),
        });
      }
    }
  return ok(composed);
}
