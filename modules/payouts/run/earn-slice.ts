// The payees of one slice through the engine: what a worker thread is handed, what it hands back.
import { earn, parsePlan, type EarnResult, type MeasuredValue, type Plan } from '@cordee/engine-compensation';
import { invariant, plainDate, type Period } from '@cordee/kernel';
import { openLinesSummary, type LinesSummary } from '../review/breaker-summaries.ts';
import { termsOf } from './payee-terms.ts';
import type { Composed } from '../late/compose-beside.ts';
import type { PayeeRecords } from './plan-records.ts';
import { openLineTexts, type LineTexts } from '../statement/line-text.ts';
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
  /** Lines that memory has written, corrections among them; null: the slice's measures are paid alone. */
  readonly composed: Composed | null;
};

/** The pay of a slice, in the order of its payees. */
export type SlicePay = LineTexts & {
  readonly totalMinor: bigint;
  readonly issues: number;
  /** Whether a component asked for the rows one by one, which a large run does not keep. */
  readonly needsRows: boolean;
  readonly summary: LinesSummary;
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
  const texts = openLineTexts();
  const summary = openLinesSummary();
  const explained: ExplainedLine[] = [];
  let totalMinor = 0n;
  let issues = 0;
  const isHeld = isHeldOut(task.explaining?.held ?? []);
  let needsRows = false;
  for (const payee of task.payees) {
    const { composed } = payee;
    const own = composed?.isWhole ? nothing : earnOwn(payee, { plan, period, task }, measuresOf);
    needsRows ||= own.needsRows;
    const beside = (composed?.lines ?? []).map((line, index) => ({
      ...line,
      ordinal: own.lines.length + index,
    }));
    // Told at once: what a payee's lines were made of is not kept until the slice is done.
    for (const line of [...own.lines, ...beside]) {
      texts.add(line);
      summary.add(line);
      totalMinor += line.payable.minor;
      if (line.issue !== null) issues += 1;
    }
    if (task.explaining === null) continue;
    explained.push(...explainedLines(own.reasoned, isHeld));
    for (const { payeeId, ordinal, component, explanation } of beside)
      if (explanation !== null && !isHeld({ payeeId, component }))
        explained.push({ payeeId, ordinal, explanation });
  }
  return { ...texts.take(), totalMinor, issues, needsRows, summary: summary.take(), explained };
}

type Own = {
  readonly lines: readonly NewLine[];
  readonly reasoned: ReturnType<typeof reasoned>;
  readonly needsRows: boolean;
};
type Earning = { readonly plan: Plan; readonly period: Period; readonly task: SliceTask };

const nothing: Own = { lines: [], reasoned: [], needsRows: false };

/** The period's own components, from the measures of the slice. */
function earnOwn(
  payee: SlicePayee,
  { plan, period, task }: Earning,
  measuresOf: (payee: SlicePayee) => readonly MeasuredValue[],
): Own {
  const facts = termsOf(payee, plan, task.explaining?.files ?? noFiles);
  const result = earn(plan, { payee: payee.payee, period, measures: measuresOf(payee), ...facts });
  return {
    lines: resultLines(result, payee.code, { planCode: plan.code, periodCode: period.code }),
    reasoned: task.explaining === null ? [] : reasoned(result),
    needsRows: result.issues.some(({ refusal }) => refusal.code === 'compensation.rows_not_kept'),
  };
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
