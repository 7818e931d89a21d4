// From locked runs to payroll: the files of every legal entity, made and transmitted together.
import { ok, refused, type Result, type Scope } from '@cordee/kernel';
import { readSetting, type Run, type RunStore, type SettingStore } from '@cordee/modules/payouts';
import { PRESET_LAYOUTS, type PayrollLayout } from './layout.ts';
import type { JournalAmount } from './journal.ts';
import { controlTotals, payrollRows, type PayrollLine, type PayrollRow } from './payroll-row.ts';
import { payrollSetting, type PayrollSetting } from './payroll-setting.ts';
import type { NewPayrollFile, PayrollStore } from './payroll-store.ts';
import { monthOf, writePayrollFile } from './write-payroll-file.ts';

export type PayrollDeps = {
  readonly store: PayrollStore;
  readonly runs: Pick<RunStore, 'run' | 'runs' | 'lines'>;
  readonly settings: SettingStore;
  readonly newId: () => string;
  readonly keepText: (scope: Scope, text: string) => Promise<{ readonly hash: string }>;
};

export type TransmitRequest = {
  readonly runIds: readonly string[];
  readonly layout: string;
  /** The month that pays, as 2026-03. */
  readonly month: string;
};

export type DraftFile = Omit<NewPayrollFile, 'documentHash'> & { readonly text: string };

/** The files that a transmission would make, without making it: what payroll is shown beforehand. */
export async function draftFiles(
  deps: PayrollDeps,
  scope: Scope,
  request: TransmitRequest,
): Promise<Result<{ readonly runs: readonly Run[]; readonly files: readonly DraftFile[] }>> {
  const setting = await readSetting(deps.settings, scope, payrollSetting);
  const layout = layoutOf(request.layout, setting);
  if (!layout) return refused('payroll.layout_not_found', { layout: request.layout });
  const runs = await Promise.all([...new Set(request.runIds)].map((id) => deps.runs.run(scope, id)));
  const found = runs.filter((run) => run !== undefined);
  if (found.length < runs.length) return refused('payouts.run_not_found');
  const unlocked = found.find(({ state }) => state !== 'locked');
  if (unlocked)
    return refused('payroll.run_not_locked', { plan: unlocked.planCode, period: unlocked.period.code });
  const lines = (await Promise.all(found.map((run) => payrollLines(deps, scope, run)))).flat();
  const rows = payrollRows(lines, setting.payCodes);
  if (!rows.ok) return rows;
  return ok({ runs: found, files: draftsOf(deps, rows.value, layout, request.month) });
}

/** Makes the files, keeps them, and takes the step `transmitted` of each run: all of it or nothing. */
export async function transmitRuns(
  deps: PayrollDeps,
  scope: Scope,
  request: TransmitRequest,
): Promise<Result<readonly NewPayrollFile[]>> {
  const drafted = await draftFiles(deps, scope, request);
  if (!drafted.ok) return drafted;
  const files: NewPayrollFile[] = [];
  for (const { text, ...file } of drafted.value.files)
    files.push({ ...file, documentHash: (await deps.keepText(scope, text)).hash });
  const transmitted = await deps.store.transmit(scope, drafted.value.runs, files);
  return transmitted.ok ? ok(files) : transmitted;
}

function layoutOf(code: string, { layouts }: PayrollSetting): PayrollLayout | undefined {
  return [...layouts, ...PRESET_LAYOUTS].find((layout) => layout.code === code);
}

/** One file a legal entity and currency, in their order. */
function draftsOf(
  { newId }: PayrollDeps,
  rows: readonly PayrollRow[],
  layout: PayrollLayout,
  month: string,
): readonly DraftFile[] {
  const groups = Map.groupBy(rows, ({ legalEntity, amount }) =>
    JSON.stringify([legalEntity, amount.currency]),
  );
  return [...groups]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, own]) => {
      const [first] = own;
      if (!first) return [];
      const { legalEntity, amount } = first;
      const name = `${['paie', fileWord(legalEntity), month].filter((part) => part !== '').join('-')}.csv`;
      return [
        {
          id: newId(),
          legalEntity,
          month: monthOf(month),
          layout: layout.code,
          name,
          totals: controlTotals(own, amount.currency),
          rows: own,
          text: writePayrollFile(own, layout, monthOf(month)),
        },
      ];
    });
}

const fileWord = (name: string): string =>
  name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');

/** The lines of a run that are paid with it, with who pays them, as of the period's last day. */
export async function payrollLines(
  { runs, store }: Pick<PayrollDeps, 'runs' | 'store'>,
  scope: Scope,
  run: Run,
): Promise<readonly PayrollLine[]> {
  const atEnd = { ...scope, asOf: { ...scope.asOf, effective: run.period.to.subtract({ days: 1 }) } };
  const [lines, identities] = [await runs.lines(atEnd, run.id), await store.identities(atEnd)];
  return lines
    .filter(({ held, issue }) => held === null && issue === null)
    .map((line) => ({
      runId: run.id,
      payeeId: line.payeeId,
      payee: line.payee,
      payeeCode: line.payeeCode,
      team: line.team,
      component: line.component,
      kind: line.kind,
      originPeriod: line.origin.periodCode,
      payable: line.payable,
      ...(identities.get(line.payeeId) ?? { payrollNumber: null, legalEntity: '' }),
    }));
}

/** The same lines as accounting sorts them. */
export function journalAmount(line: PayrollLine, { costCentres }: PayrollSetting): JournalAmount {
  const team = line.team ?? '';
  return { legalEntity: line.legalEntity, team, costCentre: costCentres[team] ?? '', amount: line.payable };
}
