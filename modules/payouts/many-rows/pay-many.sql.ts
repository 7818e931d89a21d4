// A run over very many rows: credits written by slices of payees, each slice paid in a worker thread, in the run's order.
import { compareText, ok, refused, RowStreamHash, type Result, type Scope } from '@cordee/kernel';
import type { AskedSales, Compute, Holding, SalesQuestion } from '@cordee/platform/compute';
import type { Database } from '@cordee/platform/database';
import { keepThreads } from '@cordee/platform/threads';
import { linesTogether, type SalesSummary } from '../review/breaker-summaries.ts';
import { readPlaces, type ReadPlaces } from './crediting-places.sql.ts';
import { measureAgain } from './measure-again.sql.ts';
import type { SlicePayee } from '../run/earn-slice.ts';
import type { Composed } from '../late/compose-beside.ts';
import type { ArtefactSlice, ExplainWatch, ManyPay, ManyRequest, ManyRows, ManyWatch } from './many-rows.ts';
import { toldQuestion } from './told-sales.sql.ts';
import type { PaidSlice, PaySliceTask } from './pay-slice.sql.ts';
import { paySlice } from './pay-slice.sql.ts';
import { peopleBelow } from '../run/payee-facts.ts';
import type { MemoryNeed } from '../run/memory-need.ts';
import { holdingsOf } from '../run/plan-holdings.ts';

/** Small enough for a thread's memory with a manager's thousands of credits, large enough to be worth a query. */
const payeesPerSliceMax = 2_500;
/** So many that the threads of a run are done at nearly the same time; each file of a slice takes time of its own. */
const slicesMin = 4;
/** Below it the reasoning of a whole run fits into memory, with the rows of each sum. */
const creditsExplainedByRowsMin = 20_000;
const thread = new URL('./pay-slice-thread.sql.ts', import.meta.url);
/** The reasoning of a line dies with it: with the engine's own choice a quarter of the time goes to moving it about. */
const youngMiBMax = 192;

export function openManyRows(database: Database, compute: Compute): ManyRows {
  const threads = keepThreads<PaySliceTask, PaidSlice>(thread, { youngMiBMax });
  const handed = <T>(
    scope: Scope,
    payees: readonly SlicePayee[],
    work: (hand: HandOut) => Promise<T>,
  ): Promise<T> =>
    payees.length > payeesPerSliceMax
      ? threads.with((open) => work((tasks, visit) => open.run(tasks, visit)))
      : work(async (tasks, visit) => {
          for (const task of tasks)
            await visit(await paySlice(task, (place) => compute.readSlice(scope, place)));
        });
  return {
    creditsExplainedByRowsMin,
    pay: (scope, request, watch) => {
      // The database answers while the payees are put in order.
      const reading = readPlaces(database, scope, request.records.plan);
      const payees = orderedPayees(request);
      return handed(scope, payees, async (hand) =>
        slicesPaid(
          { database, compute },
          scope,
          { ...request, payees, read: await reading },
          { watch, hand },
        ),
      );
    },
    measureAgain: (scope, asked) => measureAgain({ database, compute }, scope, asked),
    alteredSlice: async (scope, runId, ledger) => {
      for (const { slice, fileSeal } of ledger)
        if ((await compute.sealOfCredits(scope, runId, slice)) !== fileSeal) return slice;
      return null;
    },
    explain: (scope, request, watch) => {
      const payees = orderedPayees(request);
      const { records, explaining } = request;
      const artefact = compute.placeOfCredits(scope, request.runId);
      const tasks = sliceTasks({ ...records, artefact, explaining }, payees);
      return handed(scope, payees, (hand) => slicesExplained(tasks, { watch, hand }));
    },
  };
}

type HandOut = (
  tasks: readonly PaySliceTask[],
  visit: (slice: PaidSlice) => void | Promise<void>,
) => Promise<void>;

async function slicesPaid(
  parts: Parts,
  scope: Scope,
  request: ManyRequest & { readonly payees: readonly SlicePayee[]; readonly read: ReadPlaces },
  { watch, hand }: { readonly watch: ManyWatch; readonly hand: HandOut },
): Promise<Result<ManyPay>> {
  // What the breaker asks of the sales is read while they are credited: neither keeps all cores busy alone.
  const [tasks, sales] = await Promise.all([
    writtenSlices(parts, scope, request),
    parts.compute.summariseSales(scope, salesQuestion(request.records, request.read)),
  ]);
  if (!tasks.ok) return tasks;
  if (!sales.ok) return sales;
  watch.check();
  const paid: PaidSlice[] = [];
  await hand(tasks.value, (slice) => keep(paid, slice, request.payees.length, watch));
  const need = needOf(paid);
  return need === null
    ? ok(together(paid, sales.value))
    : refused('payouts.many_rows_unsupported', { need, what: '' });
}

function needOf(paid: readonly PaidSlice[]): MemoryNeed | null {
  if (paid.some(({ unread }) => unread > 0)) return 'unread';
  return paid.some(({ needsRows }) => needsRows) ? 'rows' : null;
}

/** By the number of payees alone, so that the line detail of a run is cut alike on every machine. */
function payeesPerSlice(payees: number): number {
  return payees > payeesPerSliceMax
    ? Math.min(payeesPerSliceMax, Math.ceil(payees / slicesMin))
    : payeesPerSliceMax;
}

/** By code, as the lines of every run are ordered. */
function orderedPayees({ records, codeOf, composed }: ManyRequest): readonly SlicePayee[] {
  const known = new Set(records.payees.map(({ payee }) => payee));
  const gone = [...composed.keys()].filter((payee) => !known.has(payee));
  const payees = [
    ...records.payees.map((each) => ({ ...each, composed: composed.get(each.payee) ?? null })),
    ...gone.map((payee) => ({ payee, quotas: [], terms: [], composed: leftBehind(composed.get(payee)) })),
  ];
  const coded = payees.map((each) => ({ each, code: codeOf(each.payee) }));
  return coded
    .toSorted((a, b) => compareText(a.code, b.code))
    .map(({ each, code }, ordinal) => ({ ...each, code, ordinal }));
}

/** Whoever has left the plan has no line of the period's own. */
function leftBehind(composed: Composed | undefined): Composed | null {
  return composed === undefined ? null : { ...composed, isWhole: true };
}

type Parts = { readonly database: Database; readonly compute: Compute };

/** The sales that memory would have looked through: of the payees, of those below them where managers are credited. */
function salesQuestion(
  { plan, period, payees }: ManyRequest['records'],
  { sources, reports }: ReadPlaces,
): SalesQuestion {
  return {
    sources,
    days: { from: period.from.toString(), to: period.to.toString() },
    people: peopleBelow(
      payees.map(({ payee }) => payee),
      reports,
    ),
    isShared: plan.crediting.some(({ type }) => type === 'split'),
  };
}

async function writtenSlices(
  parts: Parts,
  scope: Scope,
  {
    runId,
    records,
    payees,
    read,
  }: ManyRequest & { readonly payees: readonly SlicePayee[]; readonly read: ReadPlaces },
): Promise<Result<readonly PaySliceTask[]>> {
  const { plan, period } = records;
  const places = { holdings: holdings(records, payees), ...read };
  const question = await toldQuestion(parts, scope, { plan, period }, places);
  if (!question.ok) return question;
  const written = await parts.compute.writeCredits(scope, question.value, runId);
  if (!written.ok) return written;
  return ok(sliceTasks({ ...records, artefact: written.value.artefact, explaining: null }, payees));
}

function sliceTasks(
  {
    document,
    period,
    artefact,
    explaining,
  }: Pick<ManyRequest['records'], 'document' | 'period'> & Pick<PaySliceTask, 'artefact' | 'explaining'>,
  payees: readonly SlicePayee[],
): readonly PaySliceTask[] {
  const size = payeesPerSlice(payees.length);
  const shown = { ...period, from: period.from.toString(), to: period.to.toString() };
  return Array.from({ length: Math.ceil(payees.length / size) }, (_, slice) => ({
    document,
    period: shown,
    artefact,
    explaining,
    slice,
    payees: payees.slice(slice * size, (slice + 1) * size),
  }));
}

/** The hash over the lines, slice after slice; nothing of a slice outlasts its turn. */
async function slicesExplained(
  tasks: readonly PaySliceTask[],
  { watch, hand }: { readonly watch: ExplainWatch; readonly hand: HandOut },
): Promise<string> {
  const lines = new RowStreamHash();
  const total = tasks.reduce((sum, { payees }) => sum + payees.length, 0);
  let done = 0;
  await hand(tasks, async ({ canonical, count, explained, payees }) => {
    watch.check();
    lines.addText(canonical, count);
    if (explained !== null) await watch.keep(explained);
    watch.progress((done += payees), total);
  });
  return lines.digest();
}

/** The slice of those who hold the plan on days before the period alone: they have no line, and are not kept. */
const beside = -1;

function holdings({ holders }: ManyRequest['records'], payees: readonly SlicePayee[]): readonly Holding[] {
  const ordinals = new Map(payees.map(({ payee, ordinal }) => [payee, ordinal]));
  const size = payeesPerSlice(payees.length);
  const byHolder = [...holdingsOf(holders)];
  return byHolder.flatMap(([payee, own], index) => {
    const ordinal = ordinals.get(payee);
    const place =
      ordinal === undefined
        ? { ordinal: payees.length + index, slice: beside }
        : { ordinal, slice: Math.floor(ordinal / size) };
    return own.map(({ effectiveFrom, effectiveTo }) => ({
      payee,
      ...place,
      from: effectiveFrom.toString(),
      to: effectiveTo?.toString() ?? null,
    }));
  });
}

function keep(paid: PaidSlice[], slice: PaidSlice, total: number, watch: ManyWatch): void {
  watch.check();
  paid.push(slice);
  watch.progress(
    paid.reduce((sum, { payees }) => sum + payees, 0),
    total,
  );
}

function together(paid: readonly PaidSlice[], sales: AskedSales): ManyPay {
  const [lines, detail] = [new RowStreamHash(), new RowStreamHash()];
  const artefacts = paid.map(({ slice, payees, credits, rowStreamHash, fileSeal }): ArtefactSlice => ({
    slice,
    payees,
    credits,
    rowStreamHash,
    fileSeal,
  }));
  for (const { canonical, count } of paid) lines.addText(canonical, count);
  for (const { slice, payees, credits, rowStreamHash } of artefacts)
    detail.add([slice, payees, credits, rowStreamHash]);
  return {
    copied: paid.map(({ copied }) => copied),
    totalMinor: paid.reduce((sum, { totalMinor }) => sum + totalMinor, 0n),
    issueCount: paid.reduce((sum, { issues }) => sum + issues, 0),
    rowStreamHash: lines.digest(),
    artefacts,
    artefactHash: detail.digest(),
    breaker: { sales: salesOf(sales), lines: linesTogether(paid.map(({ summary }) => summary)) },
  };
}

function salesOf({ bySource, ...doubled }: AskedSales): SalesSummary {
  const byCurrency = new Map<string, number>();
  for (const { currency, count } of bySource)
    byCurrency.set(currency, (byCurrency.get(currency) ?? 0) + count);
  return { ...doubled, byCurrency, sellers: new Set(bySource.flatMap(({ sellers }) => sellers)) };
}
