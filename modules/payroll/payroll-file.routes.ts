import { z } from '@hono/zod-openapi';
import { moneyText, ok, refused, type Result, type Role, type Scope, type TenantId } from '@cordee/kernel';
import type { PlanParts } from '@cordee/engine-compensation';
import type { RunStore } from '@cordee/modules/payouts';
import { endpoint, Figure, fileAnswer, UploadedFile, type Endpoint } from '@cordee/platform/http';
import { Readable } from 'node:stream';
import { readFile } from 'node:fs/promises';
import { PayrollLayout, PRESET_LAYOUTS } from './layout.ts';
import type { PayrollFile } from './payroll-store.ts';
import type { ReturnDifference, ReturnTable } from './read-return.ts';
import { confirmFile, takeReturn } from './settle-file.ts';
import { draftFiles, transmitRuns, type PayrollDeps } from './transmit.ts';

export type PayrollRouteDeps = Omit<PayrollDeps, 'runs'> & {
  readonly runs: RunStore;
  readonly nameOf: (userId: string) => Promise<string>;
  /** By which a plan calls its components today; null for one that is unknown. */
  readonly partsOf: (scope: Scope, planCode: string) => Promise<PlanParts | null>;
  readonly keepFile: (
    tenant: TenantId,
    content: Readable,
  ) => Promise<{ readonly hash: string; readonly path: string }>;
  readonly pathOf: (tenant: TenantId, hash: string) => string;
  readonly readTable: (path: string, name: string) => Promise<Result<ReturnTable>>;
};

export const payrollReaders = [
  'finance',
  'revops',
  'executive',
  'auditor',
] as const satisfies readonly Role[];

const Difference = z
  .object({
    kind: z.enum(['missing', 'extra', 'amount']),
    payrollNumber: z.string(),
    payCode: z.string(),
    asked: z.string().nullable(),
    paid: z.string().nullable(),
  })
  .openapi('PayrollDifference');
const Totals = z.object({ rows: z.number().int(), sum: Figure, hash: z.string() }).openapi('ControlTotals');
const FileAnswer = z
  .object({
    id: z.string(),
    name: z.string(),
    legalEntity: z.string(),
    month: z.string(),
    layout: z.string(),
    totals: Totals,
    runIds: z.array(z.string()),
    madeBy: z.string(),
    madeAt: z.string(),
    confirmed: z.object({ by: z.string(), at: z.string() }).nullable(),
    returned: z
      .object({ at: z.string(), name: z.string(), paid: Figure, differences: z.array(Difference) })
      .nullable(),
  })
  .openapi('PayrollFile');
const Draft = z
  .object({ name: z.string(), legalEntity: z.string(), totals: Totals, text: z.string() })
  .openapi('PayrollFileDraft');
const Transmission = z
  .strictObject({
    runIds: z.array(z.uuid()).min(1).max(50),
    layout: z.string().max(40),
    month: z.string().regex(/^(19|20|21)\d\d-(0[1-9]|1[0-2])$/),
  })
  .openapi('PayrollTransmission');
const FileId = z.object({ id: z.uuid() });
const Row = z
  .object({
    runId: z.string(),
    payeeId: z.string(),
    payrollNumber: z.string(),
    payCode: z.string(),
    label: z.string(),
    originPeriod: z.string(),
    isPaidLeaveBase: z.boolean(),
    amount: Figure,
  })
  .openapi('PayrollRow');

export function fileRoutes(deps: PayrollRouteDeps): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/payroll/layouts',
      summary: 'Layouts of payroll files that the program offers',
      policy: payrollReaders,
      answer: z.array(PayrollLayout),
      handle: async () => ok([...PRESET_LAYOUTS]),
    }),
    endpoint({
      method: 'post',
      path: '/payroll/drafts',
      summary: 'The payroll files that a transmission would make',
      policy: ['finance', 'revops'],
      body: Transmission,
      answer: z.array(Draft),
      handle: async ({ caller, body }) => {
        const drafted = await draftFiles(deps, caller.scope, body);
        return drafted.ok
          ? ok(
              drafted.value.files.map(({ name, legalEntity, totals, text }) => ({
                name,
                legalEntity,
                text,
                totals: presentTotals(totals),
              })),
            )
          : drafted;
      },
    }),
    endpoint({
      method: 'post',
      path: '/payroll/files',
      summary: 'Transmit locked runs: one payroll file a legal entity',
      policy: ['finance'],
      body: Transmission,
      answer: z.array(z.object({ id: z.string(), name: z.string(), totals: Totals })),
      handle: async ({ caller, body }) => {
        const made = await transmitRuns(deps, caller.scope, body);
        return made.ok
          ? ok(made.value.map(({ id, name, totals }) => ({ id, name, totals: presentTotals(totals) })))
          : made;
      },
    }),
    endpoint({
      method: 'get',
      path: '/payroll/files',
      summary: 'Payroll files, newest first, with what payroll said of each',
      policy: payrollReaders,
      answer: z.array(FileAnswer),
      handle: async ({ caller }) =>
        ok(await Promise.all((await deps.store.files(caller.scope)).map((file) => present(file, deps)))),
    }),
  ];
}

export function fileDetailRoutes(deps: PayrollRouteDeps): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/payroll/files/{id}/rows',
      summary: 'The rows of a payroll file',
      policy: payrollReaders,
      params: FileId,
      answer: z.array(Row),
      handle: async ({ caller, params }) => {
        if (!(await deps.store.file(caller.scope, params.id))) return refused('payroll.file_not_found');
        const rows = await deps.store.rows(caller.scope, params.id);
        return ok(rows.map(({ amount, ...row }) => ({ ...row, amount: figure(amount) })));
      },
    }),
    endpoint({
      method: 'get',
      path: '/payroll/files/{id}/file',
      summary: 'A payroll file as it was transmitted',
      policy: ['finance', 'auditor'],
      params: FileId,
      answer: 'file',
      handle: async ({ caller, params }) => {
        const file = await deps.store.file(caller.scope, params.id);
        if (!file) return refused('payroll.file_not_found');
        const bytes = await readFile(deps.pathOf(caller.scope.tenant, file.documentHash));
        return ok(fileAnswer(file.name, 'text/csv; charset=utf-8', new Uint8Array(bytes)));
      },
    }),
  ];
}

export function returnRoutes(deps: PayrollRouteDeps): Endpoint[] {
  return [
    endpoint({
      method: 'post',
      path: '/payroll/files/{id}/confirmation',
      summary: 'Payroll has the file, with these control totals',
      policy: ['finance'],
      params: FileId,
      body: z.strictObject({ rows: z.number().int().min(0), sum: z.string().max(30) }),
      answer: z.object({ done: z.literal(true) }),
      handle: async ({ caller, params, body }) => {
        const confirmed = await confirmFile(deps.store, caller.scope, params.id, body);
        return confirmed.ok ? ok({ done: true } as const) : confirmed;
      },
    }),
    endpoint({
      method: 'post',
      path: '/payroll/files/{id}/returns',
      summary: 'What payroll has paid, as its return file says',
      policy: ['finance'],
      params: FileId,
      isMultipart: true,
      body: z.strictObject({ file: UploadedFile }),
      answer: z.object({ paid: z.number().int(), differences: z.array(Difference) }),
      handle: async ({ caller, params, body }) => {
        if (!(await deps.store.file(caller.scope, params.id))) return refused('payroll.file_not_found');
        const kept = await deps.keepFile(caller.scope.tenant, Readable.fromWeb(body.file.stream() as never)); // Node's and the DOM's stream types differ in name only
        const table = await deps.readTable(kept.path, body.file.name);
        if (!table.ok) return table;
        const returned = {
          id: deps.newId(),
          documentHash: kept.hash,
          name: body.file.name,
          table: table.value,
        };
        const compared = await takeReturn(deps.store, caller.scope, params.id, returned);
        return compared.ok
          ? ok({
              paid: compared.value.payments.length,
              differences: compared.value.differences.map(presentDifference),
            })
          : compared;
      },
    }),
  ];
}

async function present(file: PayrollFile, { nameOf }: PayrollRouteDeps): Promise<z.input<typeof FileAnswer>> {
  const { confirmed, returned } = file;
  return {
    id: file.id,
    name: file.name,
    legalEntity: file.legalEntity,
    month: file.month.toString().slice(0, 7),
    layout: file.layout,
    totals: presentTotals(file.totals),
    runIds: [...file.runIds],
    madeBy: await nameOf(file.madeBy),
    madeAt: file.madeAt,
    confirmed: confirmed && { by: await nameOf(confirmed.by), at: confirmed.at },
    returned: returned && {
      at: returned.at,
      name: returned.name,
      paid: figure(returned.paid),
      differences: returned.differences.map(presentDifference),
    },
  };
}

const figure = (money: PayrollFile['totals']['sum']) => ({
  value: moneyText(money),
  unit: money.currency,
  explain: null,
});

const presentTotals = ({ rows, sum, hash }: PayrollFile['totals']) => ({ rows, sum: figure(sum), hash });

const presentDifference = ({ asked, paid, ...difference }: ReturnDifference) => ({
  ...difference,
  asked: asked && moneyText(asked),
  paid: paid && moneyText(paid),
});
