import { m } from '@cordee/messages';
import type { Statement } from '../../api/payouts.ts';
import { formatPeriod } from '../../locale.ts';
import { FigureCard, FigureValue } from '../../ui/figure.tsx';
import { Section } from '../../ui/page.tsx';
import { TableShell, type TableColumn } from '../../ui/table-shell.tsx';

type Release = NonNullable<Statement['release']>;
type Waiting = Release['notYetPaid'][number];
type Balance = Release['balances'][number];

/** Earned, released, payable; what each draw and limit stands at; what is not yet paid, and when it is. */
export function StatementRelease({ release }: Pick<Statement, 'release'>) {
  if (release === null) return null;
  const { earned, released, payable, balances, notYetPaid } = release;
  return (
    <>
      <div className="grid gap-3 sm:grid-cols-3">
        <FigureCard figure={earned} label={m['web.release_earned']()} />
        <FigureCard figure={released} label={m['web.release_released']()} />
        <FigureCard figure={payable} label={m['web.release_payable']()} />
      </div>
      {notYetPaid.length > 0 && (
        <Section title={m['web.release_waiting']()}>
          <TableShell
            label={m['web.release_waiting']()}
            rows={notYetPaid}
            columns={waitingColumns()}
            rowKey={(row) => [row.component, row.earnedIn, row.sale, row.due].join(' ')}
          />
        </Section>
      )}
      <Balances balances={balances} />
    </>
  );
}

function Balances({ balances }: Pick<Release, 'balances'>) {
  const moved = balances.filter(
    ({ before, after }) => Number(before.value) !== 0 || Number(after.value) !== 0,
  );
  if (moved.length === 0) return null;
  return (
    <Section title={m['web.release_balances']()}>
      <TableShell
        label={m['web.release_balances']()}
        rows={moved}
        columns={balanceColumns()}
        rowKey={({ kind, code }) => `${kind} ${code}`}
      />
    </Section>
  );
}

const waitingColumns = (): TableColumn<Waiting>[] => [
  { id: 'component', header: m['web.release_component'](), value: (row) => row.component },
  {
    id: 'earnedIn',
    header: m['web.release_earned_in'](),
    value: (row) => row.earnedIn,
    cell: (row) => (row.earnedIn === '' ? '' : formatPeriod(row.earnedIn)),
  },
  { id: 'sale', header: m['web.code'](), value: (row) => row.sale },
  {
    id: 'amount',
    header: m['web.amount'](),
    isNumeric: true,
    value: (row) => Number(row.amount.value),
    cell: (row) => <FigureValue figure={row.amount} label={row.component} />,
  },
  { id: 'when', header: m['web.release_when'](), value: (row) => row.due, cell: (row) => row.when },
];

const balanceColumns = (): TableColumn<Balance>[] => [
  { id: 'kind', header: m['web.release_balance'](), value: balanceName },
  amountColumn('before', m['web.release_before']()),
  amountColumn('after', m['web.release_after']()),
];

function amountColumn(of: 'before' | 'after', header: string): TableColumn<Balance> {
  return {
    id: of,
    header,
    isNumeric: true,
    value: (row) => Number(row[of].value),
    cell: (row) => <FigureValue figure={row[of]} label={`${balanceName(row)}, ${header}`} />,
  };
}

function balanceName({ kind, name }: Balance): string {
  switch (kind) {
    case 'held':
      return m['web.release_balance_held']({ name });
    case 'excess':
      return m['web.release_balance_excess']({ name });
    case 'draw':
      return m['web.release_balance_draw']({ name });
    case 'clawback':
      return m['web.release_balance_clawback']();
  }
}
