import { z } from '@hono/zod-openapi';
import { moneyText, ok, plainDate } from '@cordee/kernel';
import { csvLine } from '@cordee/modules/imports';
import { BusinessDate, endpoint, fileAnswer, type Endpoint } from '@cordee/platform/http';
import type { JournalLine } from './journal.ts';
import { payrollReaders, type PayrollRouteDeps } from './payroll-file.routes.ts';
import { accrual, runJournal } from './run-journal.ts';

const Line = z
  .object({
    date: z.string(),
    account: z.string(),
    label: z.enum(['pay', 'employer_charges', 'deferral', 'amortisation', 'reversal']),
    legalEntity: z.string(),
    team: z.string().nullable(),
    costCentre: z.string().nullable(),
    debit: z.string().nullable(),
    credit: z.string().nullable(),
    currency: z.string(),
  })
  .openapi('JournalLine');
const Deferral = z
  .object({
    component: z.string(),
    amount: z.string(),
    currency: z.string(),
    months: z.array(z.object({ month: z.string(), expense: z.string(), remaining: z.string() })),
  })
  .openapi('Deferral');
const RunId = z.object({ id: z.uuid() });

export function journalRoutes(deps: PayrollRouteDeps): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/runs/{id}/journal',
      summary: 'The accounting journal of a locked run, with its deferral schedules',
      policy: payrollReaders,
      params: RunId,
      answer: z.object({ lines: z.array(Line), deferrals: z.array(Deferral) }),
      handle: async ({ caller, params }) => {
        const journal = await runJournal(deps, caller.scope, params.id);
        if (!journal.ok) return journal;
        const deferrals = journal.value.deferrals.map(({ component, of, months }) => ({
          component,
          amount: moneyText(of.amount),
          currency: of.amount.currency,
          months: months.map(({ month, expense, remaining }) => ({
            month: month.toString().slice(0, 7),
            expense: moneyText(expense),
            remaining: moneyText(remaining),
          })),
        }));
        return ok({ lines: journal.value.lines.map(present), deferrals });
      },
    }),
    endpoint({
      method: 'get',
      path: '/runs/{id}/journal.csv',
      summary: 'The accounting journal of a locked run, as CSV',
      policy: payrollReaders,
      params: RunId,
      answer: 'file',
      handle: async ({ caller, params }) => {
        const journal = await runJournal(deps, caller.scope, params.id);
        if (!journal.ok) return journal;
        const bytes = new TextEncoder().encode(journalText(journal.value.lines));
        return ok(fileAnswer(`journal-${params.id.slice(-8)}.csv`, 'text/csv; charset=utf-8', bytes));
      },
    }),
    endpoint({
      method: 'get',
      path: '/payroll/accrual',
      summary: 'What is earned and not yet sent to payroll on a day, with its reversal',
      policy: payrollReaders,
      query: z.strictObject({ on: BusinessDate }),
      answer: z.array(Line),
      handle: async ({ caller, query }) => {
        const lines = await accrual(deps, caller.scope, plainDate(query.on));
        return lines.ok ? ok(lines.value.map(present)) : lines;
      },
    }),
  ];
}

function present({ date, amount, side, ...line }: JournalLine): z.input<typeof Line> {
  const text = moneyText(amount);
  return {
    ...line,
    date: date.toString(),
    debit: side === 'debit' ? text : null,
    credit: side === 'credit' ? text : null,
    currency: amount.currency,
  };
}

const columns = [
  'date',
  'account',
  'label',
  'legalEntity',
  'team',
  'costCentre',
  'debit',
  'credit',
  'currency',
] as const;

/** The journal as accounting programs take it in; no cell can be run as a formula. */
export function journalText(lines: readonly JournalLine[]): string {
  const rows = lines.map(present).map((line) => columns.map((column) => line[column] ?? ''));
  return `\ufeff${[[...columns], ...rows].map((cells) => csvLine(cells, ';')).join('')}`;
}
