import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { m } from '@cordee/messages';
import { useSession } from '../../api/session.ts';
import { maySimulate, simulationsQuery, type Simulation } from '../../api/simulations.ts';
import { formatInstant, formatPeriod } from '../../locale.ts';
import { Page } from '../../ui/page.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { TableShell, type TableColumn } from '../../ui/table-shell.tsx';

export function SimulationsScreen() {
  const query = useQuery(simulationsQuery);
  const mayTry = maySimulate(useSession());
  return (
    <Page title={m['simulator.list']()} lead={m['simulator.list_lead']()}>
      <QueryView query={query}>
        {(simulations) =>
          simulations.length === 0 ? (
            <EmptyState title={m['simulator.none']()} icon="plans">
              {mayTry && (
                <Link to="/plans" className="text-accent underline underline-offset-2">
                  {m['simulator.none_lead']()}
                </Link>
              )}
            </EmptyState>
          ) : (
            <TableShell
              label={m['simulator.list']()}
              rows={simulations}
              columns={columns()}
              rowKey={({ id }) => id}
            />
          )
        }
      </QueryView>
    </Page>
  );
}

const columns = (): TableColumn<Simulation>[] => [
  {
    id: 'name',
    header: m['simulator.title'](),
    value: ({ name }) => name,
    cell: ({ id, name }) => (
      <Link
        to="/simulations/$simulationId"
        params={{ simulationId: id }}
        className="text-accent underline underline-offset-2"
      >
        {name}
      </Link>
    ),
  },
  { id: 'plan', header: m['simulator.instead_of'](), value: ({ planCode }) => planCode },
  {
    id: 'period',
    header: m['web.period'](),
    value: ({ period }) => period,
    cell: ({ period }) => formatPeriod(period),
  },
  { id: 'by', header: m['simulator.by'](), value: ({ madeBy }) => madeBy },
  {
    id: 'at',
    header: m['simulator.on'](),
    value: ({ madeAt }) => madeAt,
    cell: ({ madeAt }) => formatInstant(madeAt),
  },
];
