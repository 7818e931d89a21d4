import { m } from '@cordee/messages';
import { useReturnFile, type PayrollDifference, type PayrollFile } from '../../api/payroll.ts';
import { useSession } from '../../api/session.ts';
import { formatCount, formatInstant, formatMoney } from '../../locale.ts';
import { FileDrop } from '../../ui/file-drop.tsx';
import { figureText } from '../../ui/figure.tsx';
import { Notice } from '../../ui/notice.tsx';
import { problemText } from '../../ui/problem-text.ts';
import { TableShell, type TableColumn } from '../../ui/table-shell.tsx';

/** What payroll says it has paid, beside what it was asked. A later return replaces the one before. */
export function PayrollReturn({ file }: { file: PayrollFile }) {
  const { returned } = file;
  return (
    <div className="flex flex-col gap-3">
      <h4 className="text-[15px] font-medium">{m['web.pay_return']()}</h4>
      {returned && <ReturnFound file={file} returned={returned} />}
      {(returned === null || returned.differences.length > 0) && <ReturnDrop fileId={file.id} />}
    </div>
  );
}

type Returned = NonNullable<PayrollFile['returned']>;

function ReturnFound({ file, returned }: { file: PayrollFile; returned: Returned }) {
  const { differences } = returned;
  return (
    <>
      <p>
        {m['web.pay_returned']({
          name: returned.name,
          at: formatInstant(returned.at),
          paid: figureText(returned.paid),
        })}
      </p>
      {differences.length === 0 ? (
        <Notice tone="good">{m['web.pay_return_same']()}</Notice>
      ) : (
        <>
          <Notice tone="watch">
            {m['web.pay_return_differs']({ count: formatCount(differences.length) })}
          </Notice>
          <TableShell
            label={m['web.pay_return']()}
            rows={differences}
            columns={columns(file.totals.sum.unit)}
            rowKey={(row) => `${row.payrollNumber} ${row.payCode}`}
          />
        </>
      )}
    </>
  );
}

const accepts = ['.csv', '.txt', '.tsv', '.xlsx'];

function ReturnDrop({ fileId }: { fileId: string }) {
  const { roles } = useSession();
  const send = useReturnFile(fileId);
  if (!roles.includes('finance')) return <p className="text-muted">{m['web.pay_role']()}</p>;
  return (
    <>
      <FileDrop
        label={m['web.pay_return_drop']()}
        action={m['web.pay_return_choose']()}
        note={m['web.pay_return_formats']()}
        accepts={accepts}
        isBusy={send.isPending}
        onFile={(file) => send.mutate(file)}
      />
      {send.error && <Notice tone="problem">{problemText(send.error)}</Notice>}
    </>
  );
}

const differenceWords: Record<PayrollDifference['kind'], () => string> = {
  missing: () => m['web.pay_difference_missing'](),
  extra: () => m['web.pay_difference_extra'](),
  amount: () => m['web.pay_difference_amount'](),
};

function columns(currency: string): TableColumn<PayrollDifference>[] {
  const amount = (id: 'asked' | 'paid', header: string): TableColumn<PayrollDifference> => ({
    id,
    header,
    isNumeric: true,
    value: (row) => (row[id] === null ? null : Number(row[id])),
    cell: (row) =>
      row[id] === null ? '—' : <span className="figures">{formatMoney(row[id], currency)}</span>,
  });
  return [
    { id: 'number', header: m['web.pay_number'](), value: (row) => row.payrollNumber },
    { id: 'code', header: m['web.pay_code'](), value: (row) => row.payCode },
    { id: 'kind', header: m['web.pay_difference'](), value: (row) => differenceWords[row.kind]() },
    amount('asked', m['web.pay_asked']()),
    amount('paid', m['web.pay_paid']()),
  ];
}
