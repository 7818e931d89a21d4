import { m } from '@cordee/messages';
import { useAskAdjustment, useCheckAdjustments, type CheckedList } from '../../api/payouts.ts';
import { formatCount } from '../../locale.ts';
import { roleName } from '../../shell/role-names.ts';
import { Button } from '../../ui/button.tsx';
import { figureText, FigureValue } from '../../ui/figure.tsx';
import { FileDrop } from '../../ui/file-drop.tsx';
import { Notice } from '../../ui/notice.tsx';
import { problemText } from '../../ui/problem-text.ts';
import { TableShell, type TableColumn } from '../../ui/table-shell.tsx';
import { useToast } from '../../ui/toast.tsx';
import { usePlanPeriod } from './plan-period.tsx';

const accepts = ['.csv', '.txt', '.tsv', '.xlsx'];

/** Many adjustments from one sheet: looked at line by line, then asked for as one list. */
export function AdjustmentFile() {
  const { planCode, period, fields } = usePlanPeriod();
  const check = useCheckAdjustments();
  const ask = useAskAdjustment();
  const toast = useToast();
  const rows = check.data?.rows ?? [];
  const send = () =>
    ask.mutate(
      {
        planCode,
        period,
        rows: rows.map(({ payee, written, code, reason }) => ({ payee, amount: written, code, reason })),
      },
      {
        onSuccess: () => {
          toast('good', m['web.request_asked']());
          check.reset();
        },
      },
    );
  const error = check.error ?? ask.error;
  return (
    <div className="flex flex-col gap-4">
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">{fields}</div>
      <FileDrop
        label={m['web.adjustment_file_drop']()}
        action={m['web.adjustment_file_choose']()}
        note={m['web.adjustment_file_note']()}
        accepts={accepts}
        isBusy={check.isPending}
        onFile={(file) => check.mutate({ file, planCode, period })}
      />
      {error && <Notice tone="problem">{problemText(error)}</Notice>}
      {check.data && <Checked list={check.data} isBusy={ask.isPending} onAsk={send} />}
    </div>
  );
}

type CheckedProps = { readonly list: CheckedList; readonly isBusy: boolean; readonly onAsk: () => void };

function Checked({ list: { rows, total, refused }, isBusy, onAsk }: CheckedProps) {
  return (
    <>
      {refused > 0 ? (
        <Notice tone="problem">{m['web.adjustment_file_refused']({ count: formatCount(refused) })}</Notice>
      ) : (
        total && (
          <Notice tone="good">
            {m['web.adjustment_file_total']({ count: formatCount(rows.length), total: figureText(total) })}
          </Notice>
        )
      )}
      <TableShell
        label={m['web.adjustment_file_rows']()}
        rows={rows}
        columns={columns()}
        rowKey={(row) => String(row.line)}
      />
      <div>
        <Button
          look="primary"
          isBusy={isBusy}
          whyNot={refused > 0 ? m['web.adjustment_file_mend']() : null}
          onPress={onAsk}
        >
          {m['web.adjustment_file_ask']({ count: formatCount(rows.length) })}
        </Button>
      </div>
    </>
  );
}

type Row = CheckedList['rows'][number];

const columns = (): TableColumn<Row>[] => [
  { id: 'line', header: m['web.line'](), isNumeric: true, value: (row) => row.line },
  { id: 'payee', header: m['web.payee'](), value: (row) => row.name ?? row.payee },
  {
    id: 'amount',
    header: m['web.amount'](),
    isNumeric: true,
    value: (row) => (row.amount === null ? null : Number(row.amount.value)),
    cell: (row) =>
      row.amount === null ? row.written : <FigureValue figure={row.amount} label={row.payee} />,
  },
  { id: 'reason', header: m['web.run_reason'](), value: (row) => row.reason, isLong: true },
  {
    id: 'by',
    header: m['web.adjustment_accepted_by'](),
    value: (row) => row.problem ?? row.acceptedBy.map((role) => roleName(role)).join(', '),
    cell: (row) =>
      row.problem === null ? (
        row.acceptedBy.map((role) => roleName(role)).join(', ')
      ) : (
        <span className="text-problem">{row.problem}</span>
      ),
    isLong: true,
  },
];
