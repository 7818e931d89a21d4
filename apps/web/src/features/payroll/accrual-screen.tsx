import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { m } from '@cordee/messages';
import { accrualFile, accrualQuery, type AccrualGroup } from '../../api/payroll.ts';
import { usePlanName } from '../../api/plans.ts';
import { useSession } from '../../api/session.ts';
import { formatCount, formatPeriod } from '../../locale.ts';
import { useSearchText } from '../../shell/viewing.ts';
import { Button, buttonClass } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { FigureCard, FigureValue } from '../../ui/figure.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Page } from '../../ui/page.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { TableShell, type TableColumn } from '../../ui/table-shell.tsx';
import { AccrualJournal } from './accrual-journal.tsx';
import { AccruedPeople } from './accrued-people.tsx';

/** What is earned and not yet sent to payroll on a day: payable, or waiting to be released. */
export function AccrualScreen() {
  const { today } = useSession();
  const [asked, ask] = useSearchText('on');
  const on = asked || lastDayOfMonth(today);
  const query = useQuery(accrualQuery(on));
  const planName = usePlanName();
  const [opened, open] = useState<AccrualGroup | null>(null);
  return (
    <Page title={m['web.room_accrual']()} lead={m['web.accrual_lead']()}>
      <TextField
        label={m['web.accrual_on']()}
        type="date"
        value={on}
        className="w-full max-w-60"
        hint={m['web.accrual_on_hint']()}
        onChange={({ target }) => ask(target.value)}
      />
      <QueryView query={query}>
        {({ groups, totals }) =>
          groups.length === 0 ? (
            <EmptyState title={m['web.accrual_none']()} icon="accrual">
              {m['web.accrual_none_lead']()}
            </EmptyState>
          ) : (
            <>
              {totals.map(({ toSend, waiting, total }) => (
                <div key={total.unit} className="grid gap-3 sm:grid-cols-3">
                  <FigureCard figure={toSend} label={m['web.accrual_to_send']()} />
                  <FigureCard figure={waiting} label={m['web.accrual_waiting']()} />
                  <FigureCard figure={total} label={m['web.accrual_total']()} />
                </div>
              ))}
              <TableShell
                label={m['web.room_accrual']()}
                rows={groups}
                columns={columns(planName, open)}
                rowKey={keyOf}
                tools={
                  <a href={accrualFile(on)} download className={buttonClass('plain')}>
                    <Icon name="download" />
                    {m['web.accrual_download']()}
                  </a>
                }
              />
            </>
          )
        }
      </QueryView>
      <AccrualJournal on={on} />
      <AccruedPeople group={opened} onClose={() => open(null)} />
    </Page>
  );
}

/** Books are closed at the end of a month: `2026-03-27` gives `2026-03-31`. */
function lastDayOfMonth(day: string): string {
  const [year = 0, month = 0] = day.split('-').map(Number);
  return `${day.slice(0, 8)}${new Date(Date.UTC(year, month, 0)).getUTCDate()}`;
}

const keyOf = ({ period, planCode, legalEntity, component, total }: AccrualGroup) =>
  [period, planCode, legalEntity, component, total.unit].join(' ');

function columns(
  planName: (code: string) => string,
  open: (group: AccrualGroup) => void,
): TableColumn<AccrualGroup>[] {
  const amount = (id: 'toSend' | 'waiting' | 'total', header: string): TableColumn<AccrualGroup> => ({
    id,
    header,
    isNumeric: true,
    value: (row) => Number(row[id].value),
    cell: (row) => <FigureValue figure={row[id]} label={`${row.name}, ${header}`} />,
  });
  return [
    {
      id: 'period',
      header: m['web.period'](),
      value: (row) => row.period,
      cell: (row) => (row.period === '' ? '' : formatPeriod(row.period)),
    },
    { id: 'component', header: m['web.release_component'](), value: (row) => row.name },
    { id: 'plan', header: m['web.plan'](), value: (row) => planName(row.planCode) },
    { id: 'entity', header: m['web.accrual_entity'](), value: (row) => row.legalEntity },
    amount('toSend', m['web.accrual_to_send']()),
    amount('waiting', m['web.accrual_waiting_short']()),
    amount('total', m['web.accrual_total']()),
    {
      id: 'payees',
      header: m['web.accrual_payees'](),
      isNumeric: true,
      value: (row) => row.payees,
      cell: (row) => (
        <Button look="quiet" onPress={() => open(row)}>
          {m['web.accrual_see']({ count: formatCount(row.payees) })}
        </Button>
      ),
    },
  ];
}
