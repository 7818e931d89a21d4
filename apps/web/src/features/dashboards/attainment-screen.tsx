import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { m } from '@cordee/messages';
import {
  attainmentQuery,
  type Attainment,
  type AttainmentBy,
  type AttainmentRow,
  type AttainmentTotal,
} from '../../api/attainment.ts';
import { teamsQuery } from '../../api/people.ts';
import { formatPeriod } from '../../locale.ts';
import { ImportLink } from '../../shell/import-link.tsx';
import { useSearchText, useViewing } from '../../shell/viewing.ts';
import { Bullet } from '../../ui/bullet.tsx';
import { buttonClass } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { FigureCard, FigureValue } from '../../ui/figure.tsx';
import { Page, Section } from '../../ui/page.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { EmptyState, LoadingState } from '../../ui/states.tsx';
import { TableShell, type TableColumn } from '../../ui/table-shell.tsx';

const AttainmentSpread = lazy(async () => ({
  default: (await import('./attainment-spread.tsx')).AttainmentSpread,
}));

export function AttainmentScreen() {
  const { who, when, asOf, knownOn } = useViewing();
  const [byText, setBy] = useSearchText('by');
  const by: AttainmentBy = byText === 'team' ? 'team' : 'seller';
  const query = useQuery(attainmentQuery({ by, period: when, asOf, knownOn }));
  const teamName = useQuery(teamsQuery).data?.find((team) => team.id === who)?.name;
  return (
    <Page
      title={m['web.room_attainment']()}
      lead={query.data ? formatPeriod(query.data.period.code) : undefined}
      actions={
        <Choice
          label={m['web.attainment_by']()}
          value={by}
          options={[
            { value: 'seller', label: m['web.by_seller']() },
            { value: 'team', label: m['web.by_team']() },
          ]}
          onChange={setBy}
        />
      }
    >
      <QueryView query={query}>
        {(attainment) => <Sheets attainment={attainment} by={by} teamName={teamName} />}
      </QueryView>
    </Page>
  );
}

type SheetsProps = { attainment: Attainment; by: AttainmentBy; teamName: string | undefined };

function Sheets({ attainment, by, teamName }: SheetsProps) {
  const rows = teamName
    ? attainment.rows.filter((row) => (by === 'team' ? row.name : row.team) === teamName)
    : attainment.rows;
  if (rows.length === 0) {
    return <NothingYet lastPeriod={attainment.lastPeriod} />;
  }
  return (
    <div className="flex flex-col gap-8">
      {!teamName && <Totals total={attainment.total} />}
      {by === 'seller' && rows.length > 3 && (
        <Suspense fallback={<LoadingState />}>
          <AttainmentSpread rows={rows} />
        </Suspense>
      )}
      <Section title={by === 'team' ? m['web.attainment_teams']() : m['web.attainment_sellers']()}>
        <TableShell
          label={m['web.room_attainment']()}
          rows={rows}
          columns={columns(by, teamName ? null : attainment.total, highest(rows))}
          rowKey={(row) => row.id}
          {...(teamName ? {} : { totalLabel: m['web.total_all']() })}
        />
      </Section>
    </div>
  );
}

/** Nothing in this period: the last one with sales is a press away, or the way to a first file. */
function NothingYet({ lastPeriod }: Pick<Attainment, 'lastPeriod'>) {
  const action = lastPeriod ? (
    <Link
      to="/attainment"
      search={(kept) => ({ ...kept, when: lastPeriod, who: undefined })}
      className={buttonClass('primary')}
    >
      {m['web.attainment_last']({ period: formatPeriod(lastPeriod) })}
    </Link>
  ) : (
    <ImportLink />
  );
  return (
    <EmptyState title={m['web.attainment_none']()} icon="attainment" action={action}>
      {m['web.attainment_none_lead']()}
    </EmptyState>
  );
}

function Totals({ total }: { total: AttainmentTotal }) {
  return (
    <div className="grid gap-3 sm:grid-cols-3">
      <FigureCard figure={total.revenue} label={m['web.revenue']()} />
      {total.quota && <FigureCard figure={total.quota} label={m['web.quota']()} />}
      {total.attainment && <FigureCard figure={total.attainment} label={m['web.attainment']()} />}
    </div>
  );
}

/** The end of the scale: an exceptional seller leaves it, so that the others can still be compared. */
const highest = (rows: readonly AttainmentRow[]) =>
  Math.min(2, Math.max(1, ...rows.map((row) => Number(row.attainment?.value ?? 0))));

function columns(by: AttainmentBy, total: AttainmentTotal | null, end: number): TableColumn<AttainmentRow>[] {
  const name: TableColumn<AttainmentRow> = {
    id: 'name',
    header: by === 'team' ? m['web.team']() : m['web.seller'](),
    value: (row) => row.name,
  };
  const team: TableColumn<AttainmentRow> = { id: 'team', header: m['web.team'](), value: (row) => row.team };
  return [
    name,
    ...(by === 'team' ? [] : [team]),
    figureColumn('revenue', m['web.revenue'](), total),
    figureColumn('quota', m['web.quota'](), total),
    figureColumn('attainment', m['web.attainment'](), total),
    {
      id: 'bullet',
      header: m['web.against_quota'](),
      isSortable: false,
      value: () => null,
      cell: (row) =>
        row.attainment ? (
          <Bullet value={Number(row.attainment.value)} target={1} end={end} />
        ) : (
          <span className="text-[13px] text-muted">{m['web.no_quota']()}</span>
        ),
    },
  ];
}

function figureColumn(
  id: 'revenue' | 'quota' | 'attainment',
  header: string,
  total: AttainmentTotal | null,
): TableColumn<AttainmentRow> {
  const totalFigure = total?.[id];
  return {
    id,
    header,
    isNumeric: true,
    value: (row) => (row[id] ? Number(row[id].value) : null),
    cell: (row) => (row[id] ? <FigureValue figure={row[id]} label={`${header}, ${row.name}`} /> : '—'),
    ...(totalFigure ? { total: <FigureValue figure={totalFigure} label={header} /> } : {}),
  };
}
