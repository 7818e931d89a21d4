// The payees of one slice through the engine: what a worker thread is handed, what it hands back.
import { earn, parsePlan, type EarnResult, type MeasuredValue, type Plan } from '@cordee/engine-compensation';
import { invariant, plainDate, type Period } from '@cordee/kernel';
import { summariseLines, type LinesSummary } from '../review/breaker-summaries.ts';
import { termsOf } from './payee-terms.ts';
import type { PayeeRecords } from './plan-records.ts';
import { lineTexts, type LineTexts } from '../statement/line-text.ts';
import { resultLines } from './result-lines.ts';
import type { NewLine } from '../run-store.ts';
import { isHeldOut, type HeldOut } from '../settle/settlement.ts';
import { explainedLines, type ExplainedLine } from '../statement/stored-explanation.ts';

/** Plain data, which a thread may be handed: the plan as its document, the period as text. */
export type SliceTask = {
  readonly document: unknown;
  readonly period: Omit<Period, 'from' | 'to'> & { readonly from: string; readonly to: string };
  readonly payees: readonly SlicePayee[];
  /** For a lock, which keeps the reasoning of all lines that are not held out; null: nothing is explained. */
  readonly explaining: Explaining | null;
};
/** Files by the import that brought them, which the reasoning names. */
export type Explaining = {
  readonly held: readonly HeldOut[];
  readonly files: ReadonlyMap<string, string>;
};
export type SlicePayee = PayeeRecords & {
  readonly code: string;
  readonly ordinal: number;
  /** The payee's lines where memory has written them, corrections among them; null: the slice's measures are paid. */
  readonly composed: readonly NewLine[] | null;
};

/** The pay of a slice, in the order of its payees. */
export type SlicePay = LineTexts & {
  readonly totalMinor: bigint;
  readonly issues: number;
  /** Whether a component asked for the rows one by one, which a large run does not keep. */
  readonly needsRows: boolean;
  readonly summary: LinesSummary;
  /** Of the payees whose measures are the slice's: who wrote the other lines explains them. */
  readonly explained: readonly ExplainedLine[];
};

const noFiles: ReadonlyMap<string, string> = new Map();

/** Earns payee by payee; explanations are written when a statement is read, from the same inputs. */
export function earnSlice(
  task: SliceTask,
  measuresOf: (payee: SlicePayee) => readonly MeasuredValue[],
): SlicePay {
  const plan = readPlan(task.document);
  const period: Period = { ...task.period, from: plainDate(task.period.from), to: plainDate(task.period.to) };
  const lines: NewLine[] = [];
  const explained: ExplainedLine[] = [];
  const isHeld = isHeldOut(task.explaining?.held ?? []);
  let [totalMinor, issues, needsRows] = [0n, 0, false];
  for (const payee of task.payees) {
    if (payee.composed !== null) {
      lines.push(...payee.composed);
      totalMinor += payee.composed.reduce((sum, { payable }) => sum + payable.minor, 0n);
      issues += payee.composed.filter(({ issue }) => issue !== null).length;
      continue;
    }
    const facts = termsOf(payee, plan, task.explaining?.files ?? noFiles);
    const result = earn(plan, { payee: payee.payee, period, measures: measuresOf(payee), ...facts });
    totalMinor += result.payable.minor;
    issues += result.issues.length;
    needsRows ||= result.issues.some(({ refusal }) => refusal.code === 'compensation.rows_not_kept');
    lines.push(...resultLines(result, payee.code, { planCode: plan.code, periodCode: period.code }));
    if (task.explaining !== null) explained.push(...explainedLines(reasoned(result), isHeld));
  }
  return { ...lineTexts(lines), totalMinor, issues, needsRows, summary: summariseLines(lines), explained };
}

/** In the order of the lines. */
function reasoned({ payee: payeeId, lines, issues }: EarnResult) {
  return [...lines, ...issues].map(({ component, explanation }) => ({ payeeId, component, explanation }));
}

let lastRead: { readonly text: string; readonly plan: Plan } | undefined;

function readPlan(document: unknown): Plan {
  const text = JSON.stringify(document);
  if (lastRead?.text === text) return lastRead.plan;
  const parsed = parsePlan(document);
  invariant(parsed.ok, 'the plan of a slice was read before it was handed out');
  lastRead = { text, plan: parsed.value };
  return parsed.value;
}
