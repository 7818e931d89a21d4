import { useQuery } from '@tanstack/react-query';
import { m } from '@cordee/messages';
import { useSession } from '../../api/session.ts';
import type { Figure } from '../../api/figure.ts';
import { currentPeriod, quotaPeriodsQuery, quotasQuery, type Quota } from '../../api/quotas/quotas.ts';
import { collator, formatPeriod } from '../../locale.ts';
import { ImportLink } from '../../shell/import-link.tsx';
import { useViewing } from '../../shell/viewing.ts';
import { useWholeList } from '../../shell/whole-list.ts';
import { PlaceLink } from '../../ui/explanation-tree.tsx';
import { FigureValue } from '../../ui/figure.tsx';
import { Page } from '../../ui/page.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { TableShell, type TableColumn } from '../../ui/table-shell.tsx';
import { measureName } from './measure-names.ts';

export function QuotasScreen() {
  const files = useWholeList('quotas');
  const { who, when, asOf, knownOn } = useViewing();
  const { today } = useSession();
  const periods = useQuery(quotaPeriodsQuery).data;
  const period = when ?? currentPeriod(periods ?? [], asOf ?? today);
  const query = useQuery({
    ...quotasQuery({ asOf, knownOn, period, team: who }),
    enabled: periods !== undefined,
  });
  return (
    <Page
      title={m['web.room_quotas']()}
      lead={period ? m['web.quotas_of']({ period: formatPeriod(period) }) : m['web.quotas_lead']()}
    >
      <QueryView query={query}>
        {({ rows, total }) =>
          rows.length === 0 ? (
            <EmptyState title={m['web.quotas_none']()} icon="quotas" action={<ImportLink />}>
              {m['web.quotas_none_lead']()}
            </EmptyState>
          ) : (
            <TableShell
              files={files}
              label={m['web.room_quotas']()}
              rows={rows.toSorted((a, b) => collator.compare(a.seller ?? '', b.seller ?? ''))}
              columns={columns(total)}
              rowKey={(row) => row.id}
              {...(total ? { totalLabel: m['web.quotas_total']() } : {})}
            />
          )
        }
      </QueryView>
    </Page>
  );
}

const columns = (total: Figure | null): TableColumn<Quota>[] => [
  { id: 'seller', header: m['web.seller'](), value: (row) => row.seller },
  { id: 'team', header: m['web.team'](), value: (row) => row.team },
  { id: 'measure', header: m['web.measure'](), value: (row) => measureName(row.measure) },
  {
    id: 'period',
    header: m['web.period'](),
    value: (row) => row.period,
    cell: (row) => formatPeriod(row.period),
  },
  {
    id: 'amount',
    header: m['web.quota'](),
    isNumeric: true,
    value: (row) => Number(row.amount.value),
    cell: (row) => <FigureValue figure={row.amount} label={`${row.seller}, ${formatPeriod(row.period)}`} />,
    ...(total ? { total: <FigureValue figure={total} label={m['web.quotas_total']()} /> } : {}),
  },
  {
    id: 'place',
    header: m['web.place'](),
    value: (row) => row.place?.line ?? null,
    cell: (row) => (row.place ? <PlaceLink place={row.place} /> : '—'),
  },
];
