import { useQuery } from '@tanstack/react-query';
import { m } from '@cordee/messages';
import { connectionsQuery } from '../../api/outflow/connections.ts';
import { useSession } from '../../api/session.ts';
import { Page, Section, Sheet } from '../../ui/page.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { ConnectionCard } from './connection-card.tsx';
import { NewConnection } from './new-connection.tsx';

/** Systems that are read again and again: each with its last run, and one more. */
export function ConnectionsScreen() {
  const query = useQuery(connectionsQuery);
  const mayChange = useSession().roles.includes('revops');
  return (
    <Page title={m['connectors.room']()} lead={m['connectors.lead']()}>
      <QueryView query={query}>
        {({ connections, connectors }) => (
          <>
            {connections.length === 0 ? (
              <EmptyState title={m['connectors.none']()} icon="imports">
                {m['connectors.none_lead']()}
              </EmptyState>
            ) : (
              <ul className="flex flex-col gap-3">
                {connections.map((connection) => (
                  <li key={connection.id}>
                    <ConnectionCard
                      connection={connection}
                      connector={connectors.find(({ code }) => code === connection.connector)}
                      mayRun={mayChange}
                    />
                  </li>
                ))}
              </ul>
            )}
            {mayChange && (
              <Section title={m['connectors.add']()}>
                <Sheet>
                  <NewConnection connectors={connectors} />
                </Sheet>
              </Section>
            )}
          </>
        )}
      </QueryView>
    </Page>
  );
}
