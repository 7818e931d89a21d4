import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { m } from '@cordee/messages';
import { quotaRoundsQuery, type QuotaDossierLine, type QuotaRound } from '../../api/quotas/quota-rounds.ts';
import type { Figure } from '../../api/figure.ts';
import { useSession } from '../../api/session.ts';
import { formatCount, formatDate, formatPeriod } from '../../locale.ts';
import { FigureValue, figureText } from '../../ui/figure.tsx';
import { Page, Section, Sheet } from '../../ui/page.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { TableShell, type TableColumn } from '../../ui/table-shell.tsx';
import { DossierBadge, modes } from './dossier-words.tsx';
import { OpenRound } from './open-round.tsx';
import { RoundCountdown } from './round-countdown.tsx';

/** Each round that one is part of: who stands where. */
export function RoundsScreen() {
  const query = useQuery(quotaRoundsQuery);
  const { roles } = useSession();
  return (
    <Page title={m['rounds.title']()} lead={m['rounds.lead']()}>
      <QueryView query={query}>
        {(rounds) =>
          rounds.length === 0 ? (
            <EmptyState title={m['rounds.none']()} icon="quotas">
              {m['rounds.none_lead']()}
            </EmptyState>
          ) : (
            rounds.map((round) => <OneRound key={round.id} round={round} />)
          )
        }
      </QueryView>
      {roles.includes('revops') && (
        <Section title={m['rounds.open']()}>
          <Sheet>
            <OpenRound />
          </Sheet>
        </Section>
      )}
    </Page>
  );
}

function OneRound({ round: { id, name, period, mode, answersBy, dossiers } }: { round: QuotaRound }) {
  const agreed = dossiers.filter(({ outcome }) => outcome !== null).length;
  const date = formatDate(answersBy, 'long');
  return (
    <Section
      title={`${name} · ${formatPeriod(period)}`}
      aside={m['rounds.standing']({ agreed: formatCount(agreed), count: formatCount(dossiers.length) })}
    >
      <p className="text-[14px] text-muted">
        {modes()[mode]} · {m['rounds.until']({ date })}
      </p>
      <RoundCountdown roundId={id} />
      <TableShell label={name} rows={dossiers} columns={columns(name)} rowKey={({ id }) => id} />
    </Section>
  );
}

const figureColumn = (
  id: string,
  header: string,
  figureOf: (row: QuotaDossierLine) => Figure | null,
): TableColumn<QuotaDossierLine> => ({
  id,
  header,
  isNumeric: true,
  value: (row) => {
    const figure = figureOf(row);
    return figure === null ? null : Number(figure.value);
  },
  cell: (row) => {
    const figure = figureOf(row);
    if (figure === null) return '—';
    return figure.explain === null ? (
      <span className="figures">{figureText(figure)}</span>
    ) : (
      <FigureValue figure={figure} label={header} />
    );
  },
});

const columns = (round: string): TableColumn<QuotaDossierLine>[] => [
  {
    id: 'seller',
    header: m['rounds.seller'](),
    value: (row) => row.seller,
    cell: (row) => (
      <Link
        to="/quota-dossiers/$dossierId"
        params={{ dossierId: row.id }}
        className="text-accent underline underline-offset-2"
        aria-label={`${row.seller}, ${round}`}
      >
        {row.seller}
      </Link>
    ),
  },
  { id: 'manager', header: m['rounds.manager'](), value: (row) => row.manager },
  {
    id: 'state',
    header: m['web.state'](),
    value: (row) => row.state,
    cell: (row) => <DossierBadge {...row} />,
  },
  figureColumn('allocated', m['rounds.allocated'](), (row) => row.allocated),
  figureColumn('seller_figure', m['rounds.seller_figure'](), (row) => row.sellerFigure),
  figureColumn('manager_figure', m['rounds.manager_figure'](), (row) => row.managerFigure),
  figureColumn('settled', m['rounds.settled'](), (row) => row.outcome),
];
