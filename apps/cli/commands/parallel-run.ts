import { createReadStream, readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { formatAmount, messageOf } from '@cordee/messages/explanation';
import { currency, decimal, ok, refused, type Locale, type Result } from '@cordee/kernel';
import { parsePaidMapping, type Mapping } from '@cordee/modules/imports';
import { parallelRun, type ParallelRunRecord } from '@cordee/modules/simulations';
import type { Call, Command } from '../command.ts';
import { organisationOptions } from '../common-options.ts';
import { readPlanFile } from '../read-case.ts';
import { sayRefusalAt } from '../say-refusal-at.ts';
import { textTable } from '../text-table.ts';
import { workingScope } from '../working-scope.ts';

/** What was really paid beside what is calculated: equal, different, and why. */
export const parallelRunCommand: Command = {
  name: 'parallel-run',
  summary: 'cli.parallel_run_summary',
  positionals: [],
  options: {
    paid: { value: 'FILE', help: 'cli.parallel_run_paid', required: true },
    plan: { value: 'CODE,CODE|PLAN.json', help: 'cli.parallel_run_plan' },
    period: { value: '2025|2025-Q1|2025-06', help: 'cli.parallel_run_period', required: true },
    mapping: { value: 'FILE', help: 'cli.parallel_run_mapping' },
    ...organisationOptions,
  },
  run: async (call) => {
    const { paid = '', period = '' } = call.values;
    if (!isFile(paid)) return refused('cli.file_not_found', { file: paid });
    const plans = plansOf(call);
    if (!plans.ok) return plans;
    const mapping = mappingOf(call);
    if (!mapping.ok) return mapping;
    const house = await call.house();
    const scope = await workingScope(house, call, ['revops', 'finance']);
    if (!scope.ok) return scope;
    const { documents, runs, simulations } = house.app;
    const kept = await documents.put(scope.value.tenant, createReadStream(paid));
    const request = {
      id: runs.newId(),
      period,
      ...plans.value,
      mapping: mapping.value,
      fileName: basename(paid),
      documentHash: kept.hash,
      path: kept.path,
    };
    const compared = await parallelRun(simulations, scope.value, request, call.terminal.check);
    if (!compared.ok) return compared;
    const run = await simulations.parallelRuns.parallelRun(scope.value, request.id);
    if (!run) return refused('simulations.parallel_run_not_found');
    for (const { sheet, line, code, args } of run.result.unread) {
      const place = {
        document: run.fileName,
        ...(sheet === null ? {} : { sheet }),
        ...(line === null ? {} : { line }),
      };
      call.terminal.say(sayRefusalAt({ code, args, place }, call.locale));
    }
    return ok({ json: documentOf(run), text: tableOf(run, call.locale) });
  },
};

type PlanChoice = { readonly planCodes: readonly string[] | null; readonly document: unknown };

/** A file is one plan for everybody who held any; else codes, or all plans of the period. */
function plansOf({ values, terminal, locale }: Call): Result<PlanChoice> {
  const { plan } = values;
  if (plan === undefined) return ok({ planCodes: null, document: null });
  if (!plan.endsWith('.json')) return ok({ planCodes: plan.split(','), document: null });
  const read = readPlanFile(plan, (refusals) => {
    for (const refusal of refusals) terminal.say(sayRefusalAt(refusal, locale));
  });
  return read.ok ? ok({ planCodes: null, document: read.value.document }) : read;
}

function mappingOf({ values: { mapping } }: Call): Result<Mapping | null> {
  if (mapping === undefined) return ok(null);
  if (!isFile(mapping)) return refused('cli.file_not_found', { file: mapping });
  try {
    return parsePaidMapping(JSON.parse(readFileSync(mapping, 'utf8')));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return refused('cli.json_invalid', { file: mapping, reason: error.message });
  }
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

function documentOf({ id, fileName, period, planCodes, fingerprint, result }: ParallelRunRecord) {
  return {
    format: 'cordee-parallel-run/1',
    id,
    file: fileName,
    period,
    plans: planCodes,
    fingerprint,
    ...result,
  };
}

function tableOf({ result }: ParallelRunRecord, locale: Locale): string {
  const { totals, unread, lineCount } = result;
  const say = (key: string, args: Readonly<Record<string, string | number>> = {}) =>
    messageOf(key, args, locale);
  const amount = (text: string) =>
    formatAmount({ value: decimal(text), currency: currency(result.currency) }, locale);
  const rows = [
    [say('cli.parallel_run_equal'), String(totals.equalCount), ''],
    ...totals.byCause.map(({ cause, count, sum }) => [
      say(`simulations.cause_${cause}`),
      String(count),
      amount(sum),
    ]),
    [say('cli.parallel_run_unread'), String(unread.length), ''],
  ];
  const headers = [say('cli.column_cause'), say('cli.column_payees'), say('cli.column_amount')];
  const summary = say('cli.parallel_run_done', {
    lines: lineCount,
    paid: amount(totals.paid),
    calculated: amount(totals.calculated),
  });
  return `${textTable(headers, rows, [1, 2])}\n${summary}`;
}
