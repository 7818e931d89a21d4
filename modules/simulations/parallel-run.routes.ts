import { Readable } from 'node:stream';
import { z } from '@hono/zod-openapi';
import { ok, refused, type Locale, type Scope, type TenantId } from '@cordee/kernel';
import { messageOf } from '@cordee/messages/explanation';
import { csvLine, parsePaidMapping } from '@cordee/modules/imports';
import { endpoint, Figure, fileAnswer, UploadedFile, type Endpoint } from '@cordee/platform/http';
import { parallelRunNotFound } from './errors.ts';
import type { ParallelRunHead, ParallelRunRecord } from './parallel-run-store.ts';
import type { ParallelRunDeps } from './parallel-run.ts';
import { whoReadsByName, whoSimulates } from './policy.ts';
import type { SimulationRouteDeps } from './simulation.routes.ts';

export type ParallelRunRouteDeps = ParallelRunDeps &
  Pick<SimulationRouteDeps, 'newId' | 'enqueue' | 'nameOf'> & {
    readonly keepFile: (
      tenant: TenantId,
      content: Readable,
    ) => Promise<{ readonly hash: string; readonly path: string }>;
    readonly pathOf: (tenant: TenantId, hash: string) => string;
    /** Null where there is no such file. */
    readonly sizeOf: (path: string) => Promise<number | null>;
  };

const nullable = z.string().nullable();
const Id = z.object({ id: z.uuid() });
const Head = z
  .object({
    id: z.string(),
    fileId: z.string(),
    fileName: z.string(),
    period: z.string(),
    planCodes: z.array(z.string()),
    fingerprint: z.string(),
    madeBy: z.string(),
    madeAt: z.string(),
  })
  .openapi('ParallelRun');
const Cause = z.object({ cause: z.string(), label: z.string() });
const Detail = Head.extend({
  paid: Figure,
  calculated: Figure,
  /** Sheets and lines that were read, payees that are equal to the cent. */
  sheets: z.number(),
  linesRead: z.number(),
  equal: z.number(),
  byCause: z.array(Cause.extend({ count: z.number(), sum: Figure })),
  /** The rate that most lines of the file share; null where they share none. */
  rateFound: nullable,
  lines: z.array(
    z.object({
      payeeId: z.string(),
      name: z.string(),
      paid: nullable,
      calculated: nullable,
      difference: z.string(),
      mainCause: nullable,
      causes: z.array(Cause.extend({ amount: z.string() })),
      places: z.array(z.object({ document: nullable, sheet: nullable, line: z.number().nullable() })),
    }),
  ),
  /** What was sold month by month; none where the columns of the file are no months. */
  months: z.array(
    z.object({
      month: z.string(),
      written: Figure,
      counted: Figure,
      difference: Figure,
      equal: z.number(),
      different: z.number(),
    }),
  ),
  unread: z.array(z.object({ sheet: nullable, line: z.number().nullable(), reason: z.string() })),
}).openapi('ParallelRunDetail');

export function parallelRunRoutes(deps: ParallelRunRouteDeps): Endpoint[] {
  return [...askRoutes(deps), ...readRoutes(deps)];
}

function askRoutes(deps: ParallelRunRouteDeps): Endpoint[] {
  return [
    endpoint({
      method: 'post',
      path: '/parallel-runs/files',
      summary: 'Send a file of what was really paid',
      policy: whoSimulates,
      isMultipart: true,
      body: z.strictObject({ file: UploadedFile }),
      answer: z.object({ fileId: z.string(), name: z.string(), sheets: z.array(z.string()) }),
      handle: async ({ caller, body }) => {
        const content = Readable.fromWeb(body.file.stream() as never); // Node's and the DOM's stream types differ in name only
        const kept = await deps.keepFile(caller.scope.tenant, content);
        const table = await deps.openTable(kept.path, body.file.name);
        return table.ok
          ? ok({ fileId: kept.hash, name: body.file.name, sheets: [...table.value.sheets] })
          : table;
      },
    }),
    endpoint({
      method: 'post',
      path: '/parallel-runs',
      summary: 'Compare what was really paid with what is calculated',
      policy: whoSimulates,
      body: z.strictObject({
        fileId: z.string().regex(/^[0-9a-f]{64}$/),
        fileName: z.string().min(1).max(300),
        period: z.string().max(40),
        planCodes: z.array(z.string().max(80)).min(1).max(50).optional(),
        document: z.unknown().optional(),
        mapping: z.unknown().optional(),
      }),
      answer: z.object({ taskId: z.string(), parallelRunId: z.string() }),
      handle: async ({ caller, body }) => {
        const size = await deps.sizeOf(deps.pathOf(caller.scope.tenant, body.fileId));
        if (size === null) return refused('imports.file_not_found');
        const mapping = body.mapping === undefined ? ok(null) : parsePaidMapping(body.mapping);
        if (!mapping.ok) return mapping;
        const [taskId, id] = [deps.newId(), deps.newId()];
        const input = {
          id,
          fileName: body.fileName,
          documentHash: body.fileId,
          period: body.period,
          planCodes: body.planCodes ?? null,
          document: body.document ?? null,
          mapping: mapping.value,
        };
        await deps.enqueue(caller.scope, { id: taskId, kind: 'parallel_run', input, unit: 'payees' });
        return ok({ taskId, parallelRunId: id });
      },
    }),
  ];
}

function readRoutes({ parallelRuns, nameOf }: ParallelRunRouteDeps): Endpoint[] {
  const found = (scope: Scope, id: string) => parallelRuns.parallelRun(scope, id);
  return [
    endpoint({
      method: 'get',
      path: '/parallel-runs',
      summary: 'Parallel runs, newest first',
      policy: whoReadsByName,
      answer: z.array(Head),
      handle: async ({ caller }) => {
        const heads = await parallelRuns.parallelRuns(caller.scope);
        return ok(await Promise.all(heads.map((head) => presentHead(head, nameOf))));
      },
    }),
    endpoint({
      method: 'get',
      path: '/parallel-runs/{id}',
      summary: 'A parallel run: equal, different, and why',
      policy: whoReadsByName,
      params: Id,
      answer: Detail,
      handle: async ({ caller, params, locale }) => {
        const run = await found(caller.scope, params.id);
        if (!run) return parallelRunNotFound();
        return ok({ ...(await presentHead(run, nameOf)), ...presentResult(run, locale) });
      },
    }),
    endpoint({
      method: 'get',
      path: '/parallel-runs/{id}/csv',
      summary: 'The lines of a parallel run as CSV',
      policy: whoReadsByName,
      params: Id,
      answer: 'file',
      handle: async ({ caller, params, locale }) => {
        const run = await found(caller.scope, params.id);
        if (!run) return parallelRunNotFound();
        const text = csvOf(run, locale);
        return ok(
          fileAnswer(
            `parallel-run-${run.period}.csv`,
            'text/csv; charset=utf-8',
            new TextEncoder().encode(text),
          ),
        );
      },
    }),
  ];
}

async function presentHead(
  { id, documentHash, fileName, period, planCodes, fingerprint, madeBy, madeAt }: ParallelRunHead,
  nameOf: (userId: string) => Promise<string>,
): Promise<z.input<typeof Head>> {
  return {
    id,
    fileId: documentHash,
    fileName,
    period,
    planCodes: [...planCodes],
    fingerprint,
    madeBy: await nameOf(madeBy),
    madeAt,
  };
}

function presentResult(
  { result }: ParallelRunRecord,
  locale: Locale,
): Omit<z.input<typeof Detail>, keyof z.input<typeof Head>> {
  const { currency, totals, habits, lines, months = [], unread, sheetCount, lineCount } = result;
  const figure = (value: string) => ({ value, unit: currency, explain: null });
  return {
    paid: figure(totals.paid),
    calculated: figure(totals.calculated),
    sheets: sheetCount,
    linesRead: lineCount,
    equal: totals.equalCount,
    byCause: totals.byCause.map(({ cause, count, sum }) => ({
      ...named(cause, locale),
      count,
      sum: figure(sum),
    })),
    rateFound: habits.rate,
    lines: lines.map(({ causes, places, ...line }) => ({
      ...line,
      causes: causes.map(({ cause, amount }) => ({ ...named(cause, locale), amount })),
      places: places.map(({ document, sheet, line: at }) => ({
        document: document ?? null,
        sheet: sheet ?? null,
        line: at ?? null,
      })),
    })),
    months: months.map(({ month, written, counted, difference, equalCount, differentCount }) => ({
      month,
      written: figure(written),
      counted: figure(counted),
      difference: figure(difference),
      equal: equalCount,
      different: differentCount,
    })),
    unread: unread.map(({ sheet, line, code, args }) => ({
      sheet,
      line,
      reason: messageOf(code, args, locale),
    })),
  };
}

function named(cause: string, locale: Locale) {
  return { cause, label: messageOf(`simulations.cause_${cause}`, {}, locale) };
}

/** One line a payee, then what could not be read: nothing of the file is missing from it. */
function csvOf({ result }: ParallelRunRecord, locale: Locale): string {
  const say = (key: string) => messageOf(`simulations.paid_column_${key}`, {}, locale);
  const header = ['payee', 'paid', 'calculated', 'difference', 'causes', 'sheet', 'line'].map(say);
  const rows = result.lines.map(({ name, paid, calculated, difference, causes, places }) => [
    name,
    paid ?? '',
    calculated ?? '',
    difference,
    causes.map(({ cause, amount }) => `${named(cause, locale).label} ${amount}`).join(', '),
    places.map(({ sheet }) => sheet ?? '').join(', '),
    places.map(({ line }) => String(line ?? '')).join(', '),
  ]);
  const unread = result.unread.map(({ sheet, line, code, args }) => [
    messageOf(code, args, locale),
    '',
    '',
    '',
    say('unread'),
    sheet ?? '',
    String(line ?? ''),
  ]);
  return `\ufeff${[header, ...rows, ...unread].map((cells) => csvLine(cells, ';')).join('')}`;
}
