import { createReadStream, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { messageOf } from '@cordee/messages/explanation';
import { moneyText, ok, refused, type Role } from '@cordee/kernel';
import {
  confirmFile,
  draftFiles,
  journalText,
  runJournal,
  takeReturn,
  transmitRuns,
} from '@cordee/modules/payroll';
import type { Command } from '../command.ts';
import { organisationOptions } from '../common-options.ts';
import { workingScope } from '../working-scope.ts';

const finance: readonly Role[] = ['finance'];
const settleRun = { name: 'run', help: 'cli.settle_run', required: true } as const;
const fileId = { name: 'file', help: 'cli.payroll_file', required: true } as const;

export const payroll: Command = {
  name: 'payroll',
  summary: 'cli.payroll_summary',
  positionals: [settleRun],
  options: {
    month: { value: '2026-03', help: 'cli.payroll_month', required: true },
    layout: { value: 'CODE', help: 'cli.payroll_layout' },
    out: { value: 'DIR', help: 'cli.payroll_out' },
    'dry-run': { value: null, help: 'cli.payroll_dry_run' },
    ...organisationOptions,
  },
  run: async (call) => {
    const { run = '', month = '', layout = 'generic', out = '.' } = call.values;
    const house = await call.house();
    const scope = await workingScope(house, call, finance);
    if (!scope.ok) return scope;
    if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) return refused('cli.usage_month', { month });
    const request = { runIds: [run], layout, month };
    const drafted = await draftFiles(house.app.payroll, scope.value, request);
    if (!drafted.ok) return drafted;
    const made = call.switches.has('dry-run')
      ? ok(drafted.value.files)
      : await transmitRuns(house.app.payroll, scope.value, request);
    if (!made.ok) return made;
    const texts = new Map(drafted.value.files.map(({ name, text }) => [name, text]));
    for (const { name } of made.value) writeFileSync(join(out, name), texts.get(name) ?? '');
    const json = made.value.map(({ id, name, legalEntity, totals }) => ({
      file: id,
      name,
      legalEntity,
      rows: totals.rows,
      sum: moneyText(totals.sum),
      currency: totals.sum.currency,
      hash: totals.hash,
    }));
    const lines = json.map((file) => messageOf('cli.payroll_made', file, call.locale));
    return ok({ json, text: lines.join('\n') });
  },
};

export const payrollConfirm: Command = {
  name: 'payroll-confirm',
  summary: 'cli.payroll_confirm_summary',
  positionals: [fileId],
  options: {
    rows: { value: 'N', help: 'cli.payroll_rows', required: true },
    sum: { value: '1234.56', help: 'cli.payroll_sum', required: true },
    ...organisationOptions,
  },
  run: async (call) => {
    const { file = '', rows = '', sum = '' } = call.values;
    const house = await call.house();
    const scope = await workingScope(house, call, finance);
    if (!scope.ok) return scope;
    const found = { rows: Number(rows), sum };
    const confirmed = await confirmFile(house.app.payroll.store, scope.value, file, found);
    return confirmed.ok
      ? ok({
          json: { file, done: 'confirmed' },
          text: messageOf('cli.payroll_confirmed', { file }, call.locale),
        })
      : confirmed;
  },
};

export const payrollReturn: Command = {
  name: 'payroll-return',
  summary: 'cli.payroll_return_summary',
  positionals: [fileId, { name: 'path', help: 'cli.payroll_return_path', required: true }],
  options: organisationOptions,
  run: async (call) => {
    const { file = '', path = '' } = call.values;
    const house = await call.house();
    const scope = await workingScope(house, call, finance);
    if (!scope.ok) return scope;
    const { documents, payroll: deps } = house.app;
    const kept = await documents.put(scope.value.tenant, createReadStream(path));
    const table = await deps.readTable(kept.path, basename(path));
    if (!table.ok) return table;
    const returned = { id: deps.newId(), documentHash: kept.hash, name: basename(path), table: table.value };
    const compared = await takeReturn(deps.store, scope.value, file, returned);
    if (!compared.ok) return compared;
    const differences = compared.value.differences.map(({ asked, paid, ...difference }) => ({
      ...difference,
      asked: asked && moneyText(asked),
      paid: paid && moneyText(paid),
    }));
    const json = { file, paid: compared.value.payments.length, differences };
    const counts = { paid: json.paid, differences: differences.length };
    const lines = differences.map(({ kind, payrollNumber, payCode, asked, paid }) =>
      messageOf(
        `cli.payroll_difference_${kind}`,
        { number: payrollNumber, code: payCode, asked: asked ?? '—', paid: paid ?? '—' },
        call.locale,
      ),
    );
    return ok({ json, text: [messageOf('cli.payroll_returned', counts, call.locale), ...lines].join('\n') });
  },
};

export const journal: Command = {
  name: 'journal',
  summary: 'cli.journal_summary',
  positionals: [settleRun],
  options: { out: { value: 'FILE.csv', help: 'cli.journal_out' }, ...organisationOptions },
  run: async (call) => {
    const { run = '', out } = call.values;
    const house = await call.house();
    const scope = await workingScope(house, call, ['finance', 'revops', 'executive', 'auditor']);
    if (!scope.ok) return scope;
    const made = await runJournal(house.app.payroll, scope.value, run);
    if (!made.ok) return made;
    const text = journalText(made.value.lines);
    const json = made.value.lines.map(({ amount, date, ...line }) => ({
      ...line,
      date: date.toString(),
      amount: moneyText(amount),
      currency: amount.currency,
    }));
    if (out === undefined) return ok({ json, text: text.trimEnd() });
    writeFileSync(out, text);
    return ok({ json, text: messageOf('cli.export_done', { file: out, lines: json.length }, call.locale) });
  },
};
