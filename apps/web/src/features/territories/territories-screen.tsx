import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { m } from '@cordee/messages';
import { useSession } from '../../api/session.ts';
import {
  mayDraw,
  proposalsQuery,
  territoriesQuery,
  territoryAccountsQuery,
  type ProposalHead,
  type Territories,
} from '../../api/territories.ts';
import { areaOutlinesQuery } from '../../api/territory/areas.ts';
import { formatDate, formatInstant } from '../../locale.ts';
import { useViewing } from '../../shell/viewing.ts';
import { buttonClass } from '../../ui/button.tsx';
import { Page, Section, Sheet } from '../../ui/page.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { TableShell, type TableColumn } from '../../ui/table-shell.tsx';
import { BalanceTable, BalanceWords } from './balance-table.tsx';
import { LeftOutNotices } from './left-out-notices.tsx';
import { OpenTerritories } from './open-territories.tsx';
import { ProposeForm } from './propose-form.tsx';
import { TerritoryMap } from './territory-map.tsx';

/** Who holds which accounts today, how evenly, and what could be instead. */
export function TerritoriesScreen() {
  const { asOf } = useViewing();
  const query = useQuery(territoriesQuery({ asOf }));
  const draws = mayDraw(useSession());
  return (
    <Page title={m['web.room_territories']()} lead={m['territories.lead']()}>
      <QueryView query={query}>
        {(territories) =>
          territories.territories.length === 0 ? (
            <EmptyState title={m['territories.none']()} icon="territories">
              {draws ? <OpenTerritories /> : m['territories.none_lead']()}
            </EmptyState>
          ) : (
            <Today territories={territories} draws={draws} />
          )
        }
      </QueryView>
    </Page>
  );
}

function Today({ territories, draws }: { territories: Territories; draws: boolean }) {
  const { asOf } = useViewing();
  const accounts = useQuery(territoryAccountsQuery({ asOf }));
  const outlines = useQuery(areaOutlinesQuery({ asOf }));
  const [shown, setShown] = useState<string | null>(null);
  return (
    <>
      <LeftOutNotices left={territories} mayPlace={draws} />
      <Section title={m['territories.map']()}>
        <QueryView query={accounts}>
          {(each) => (
            <TerritoryMap
              accounts={each}
              territories={territories.territories}
              shown={shown}
              onShow={setShown}
              {...(outlines.data ? { outlines: outlines.data } : {})}
            />
          )}
        </QueryView>
        <p>
          <Link to="/territory-areas" className={buttonClass('plain')}>
            {m['territories.areas_open']()}
          </Link>
        </p>
      </Section>
      {draws && (
        <Section title={m['territories.propose']()}>
          <Sheet>
            <ProposeForm />
          </Sheet>
        </Section>
      )}
      <Section title={m['territories.proposals']()}>
        <Proposals />
      </Section>
      <Section title={m['territories.balance']()} aside={<BalanceWords balance={territories} />}>
        <BalanceTable balance={territories} currency={territories.currency} shown={shown} onShow={setShown} />
        <p>
          <Link
            to="/territory-fairness/$divisionId"
            params={{ divisionId: territories.asOf }}
            className={buttonClass('plain')}
          >
            {m['territories.fair_open']()}
          </Link>
        </p>
      </Section>
    </>
  );
}

function Proposals() {
  return (
    <QueryView query={useQuery(proposalsQuery)}>
      {(proposals) =>
        proposals.length === 0 ? (
          <p className="text-muted">{m['territories.proposals_none']()}</p>
        ) : (
          <TableShell
            label={m['territories.proposals']()}
            rows={proposals}
            columns={proposalColumns()}
            rowKey={({ id }) => id}
          />
        )
      }
    </QueryView>
  );
}

const proposalColumns = (): TableColumn<ProposalHead>[] => [
  {
    id: 'name',
    header: m['territories.proposal'](),
    value: ({ name }) => name,
    cell: ({ id, name }) => (
      <Link
        to="/territories/$proposalId"
        params={{ proposalId: id }}
        className="text-accent underline underline-offset-2"
      >
        {name}
      </Link>
    ),
  },
  { id: 'aim', header: m['territories.aim'](), value: ({ aimText }) => aimText },
  {
    id: 'from',
    header: m['territories.from_day'](),
    value: ({ effectiveFrom }) => effectiveFrom,
    cell: ({ effectiveFrom }) => formatDate(effectiveFrom),
  },
  { id: 'by', header: m['territories.made_by'](), value: ({ madeBy }) => madeBy },
  {
    id: 'at',
    header: m['territories.made_at'](),
    value: ({ madeAt }) => madeAt,
    cell: ({ madeAt }) => formatInstant(madeAt),
  },
  { id: 'approved', header: m['territories.approved_by'](), value: ({ approvedBy }) => approvedBy },
];
