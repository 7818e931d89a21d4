import { m } from '@cordee/messages';
import type { Estimate } from '../../api/estimates.ts';
import { Section } from '../../ui/page.tsx';
import { TableShell, type TableColumn } from '../../ui/table-shell.tsx';
import { transactionKind } from '../../shell/transaction-kinds.ts';
import { TriedAmount, TriedDate, type TryTools } from './tried-fields.tsx';
import type { Try } from './tries.ts';

type Sale = Estimate['sales'][number];
type TriedSale = Extract<Try, { kind: 'sale' }>;

/** What the period already counts: each can be moved, changed or left out. */
export function CountedSales(tools: TryTools) {
  const { sales } = tools.estimate;
  return (
    <Section title={m['estimator.sales']()}>
      {sales.length === 0 ? (
        <p className="text-muted">{m['estimator.sales_none']()}</p>
      ) : (
        <TableShell
          label={m['estimator.sales']()}
          rows={sales}
          columns={columns(tools)}
          rowKey={({ code, kind }) => `${kind} ${code}`}
        />
      )}
    </Section>
  );
}

const keyOf = ({ code }: Sale) => `sale ${code}`;
const untried = ({ code }: Sale): TriedSale => ({
  kind: 'sale',
  code,
  amount: null,
  date: null,
  isRemoved: false,
});

const columns = ({ tries, act }: TryTools): TableColumn<Sale>[] => {
  const triedOf = (row: Sale) => (tries[keyOf(row)] as TriedSale | undefined) ?? untried(row); // nothing else bears the key of a sale
  const put = (row: Sale, change: Partial<TriedSale>) => {
    const tried = { ...triedOf(row), ...change };
    const isAsItWas = tried.amount === null && tried.date === null && !tried.isRemoved;
    act({ act: 'put', key: keyOf(row), tried: isAsItWas ? null : tried });
  };
  return [
    { id: 'code', header: m['web.code'](), value: (row) => row.code },
    {
      id: 'kept',
      header: m['estimator.kept'](),
      value: (row) => (triedOf(row).isRemoved ? 0 : 1),
      cell: (row) => (
        <input
          type="checkbox"
          className="block size-6 accent-accent"
          aria-label={m['estimator.kept_of']({ code: row.code })}
          checked={!triedOf(row).isRemoved}
          onChange={({ target }) => put(row, { isRemoved: !target.checked })}
        />
      ),
    },
    {
      id: 'amount',
      header: m['web.amount'](),
      isNumeric: true,
      value: (row) => Number(row.amount),
      cell: (row) => (
        <TriedAmount
          code={row.code}
          value={triedOf(row).amount ?? row.amount}
          onChange={(amount) => put(row, { amount: amount === row.amount ? null : amount })}
        />
      ),
    },
    {
      id: 'date',
      header: m['estimator.counted_on'](),
      value: (row) => row.date,
      cell: (row) => (
        <TriedDate
          code={row.code}
          value={triedOf(row).date ?? row.date}
          onChange={(date) => put(row, { date: date === row.date ? null : date })}
        />
      ),
    },
    { id: 'kind', header: m['web.transaction_kind'](), value: (row) => transactionKind(row.kind) },
  ];
};
