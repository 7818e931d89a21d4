import { useQueries, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { m } from '@cordee/messages';
import { proposalQuery, territoryAccountsQuery, type TerritoryProposal } from '../../api/territories.ts';
import { formatDecimal, formatRatio } from '../../locale.ts';
import { Section } from '../../ui/page.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { TableShell, type TableColumn } from '../../ui/table-shell.tsx';
import { ownedOn } from './owned-on.ts';
import { SmallMap } from './small-map.tsx';

/** What one search found beside this, leaning elsewhere: maps side by side, and what each gives up in figures. */
export function ComparedProposals({ proposal }: { proposal: TerritoryProposal }) {
  const others = useQueries({ queries: proposal.set.map(({ id }) => proposalQuery(id)) });
  const found = others.flatMap(({ data }) => data ?? []);
  if (proposal.set.length === 1)
    return <p className="text-[14px] text-muted">{m['territories.options_one']()}</p>;
  return (
    <Section title={m['territories.options']()}>
      <p className="max-w-prose text-[14px] text-muted">{m['territories.options_lead']()}</p>
      <SmallMaps proposals={found} shownId={proposal.id} />
      <TableShell
        label={m['territories.options']()}
        rows={found}
        columns={columnsOf(proposal.id)}
        rowKey={({ id }) => id}
      />
    </Section>
  );
}

function SmallMaps({ proposals, shownId }: { proposals: readonly TerritoryProposal[]; shownId: string }) {
  const accounts = useQuery(territoryAccountsQuery({ asOf: proposals[0]?.effectiveFrom }));
  return (
    <QueryView query={accounts}>
      {(all) => (
        <ul className="grid gap-3 md:grid-cols-3">
          {proposals.map((each) => (
            <li key={each.id} className="flex flex-col gap-2 rounded-md border border-line bg-sheet p-3">
              <Opening proposal={each} isShown={each.id === shownId} />
              <SmallMap
                label={m['territories.option_map_of']({ aim: each.aimText })}
                accounts={ownedOn(all, each, 'after')}
                territories={each.after.territories}
              />
            </li>
          ))}
        </ul>
      )}
    </QueryView>
  );
}

const gini = (value: number) => formatDecimal(value.toFixed(3), 3);
const share = (value: number | null, digits = 1) =>
  value === null ? '—' : formatRatio(value.toFixed(4), digits);

function columnsOf(shownId: string): TableColumn<TerritoryProposal>[] {
  const figure = (
    id: string,
    header: string,
    value: (row: TerritoryProposal) => number | null,
    cell: (value: number | null) => string,
  ): TableColumn<TerritoryProposal> => ({
    id,
    header,
    isNumeric: true,
    value,
    cell: (row) => cell(value(row)),
  });
  return [
    {
      id: 'aim',
      header: m['territories.aim'](),
      value: ({ aimText }) => aimText,
      cell: (row) => <Opening proposal={row} isShown={row.id === shownId} />,
    },
    figure(
      'gini',
      m['territories.gini_potential'](),
      ({ after }) => after.potential.gini,
      (it) => gini(it ?? 0),
    ),
    figure('spread', m['territories.spread_potential'](), ({ after }) => after.potential.spread, share),
    figure(
      'visits',
      m['territories.gini_visits'](),
      ({ after }) => after.visits.gini,
      (it) => gini(it ?? 0),
    ),
    figure(
      'km',
      m['territories.mean_km'](),
      ({ after }) => after.meanKm,
      (it) => formatDecimal((it ?? 0).toFixed(1), 1),
    ),
    figure('accounts', m['territories.kept_accounts'](), ({ keptShare }) => keptShare, share),
    figure('revenue', m['territories.kept_revenue'](), ({ keptRevenue }) => keptRevenue, share),
    figure(
      'gap',
      m['territories.gap_column'](),
      ({ bound }) => bound.gap,
      (it) => (it === null ? m['territories.gap_none']() : share(it, 2)),
    ),
    figure('tolerance', m['territories.tolerance_column'](), ({ tolerance }) => tolerance, share),
    figure(
      'price',
      m['territories.price_column'](),
      ({ continuityKm }) => continuityKm,
      (it) => formatDecimal(String(it ?? 0)),
    ),
    {
      id: 'constraints',
      header: m['territories.constraints_column'](),
      value: ({ isFeasible }) =>
        isFeasible ? m['territories.constraints_kept']() : m['territories.constraints_broken'](),
    },
  ];
}

function Opening({ proposal: { id, aimText }, isShown }: { proposal: TerritoryProposal; isShown: boolean }) {
  if (isShown)
    return <span className="font-semibold">{m['territories.opened_option']({ aim: aimText })}</span>;
  return (
    <Link
      to="/territories/$proposalId"
      params={{ proposalId: id }}
      className="text-accent underline underline-offset-2"
    >
      {aimText}
    </Link>
  );
}
