import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { m } from '@cordee/messages';
import { consultationsQuery, type Consultation } from '../../api/consultations.ts';
import { useSession } from '../../api/session.ts';
import { formatCount, formatDate } from '../../locale.ts';
import { Page, Section, Sheet } from '../../ui/page.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { TableShell, type TableColumn } from '../../ui/table-shell.tsx';
import { ConsultationBadge, mayRun } from './consultation-words.tsx';
import { OpenForm } from './open-form.tsx';

/** The plans that are put to their people. */
export function ConsultationsScreen() {
  const query = useQuery(consultationsQuery);
  return (
    <Page title={m['consultations.title']()} lead={m['consultations.lead']()}>
      <QueryView query={query}>
        {(consultations) =>
          consultations.length === 0 ? (
            <EmptyState title={m['consultations.none']()} icon="plans">
              {m['consultations.none_lead']()}
            </EmptyState>
          ) : (
            <TableShell
              label={m['consultations.title']()}
              rows={consultations}
              columns={columns()}
              rowKey={({ id }) => id}
            />
          )
        }
      </QueryView>
      {mayRun(useSession()) && (
        <Section title={m['consultations.open']()}>
          <Sheet>
            <OpenForm />
          </Sheet>
        </Section>
      )}
    </Page>
  );
}

const columns = (): TableColumn<Consultation>[] => [
  {
    id: 'plan',
    header: m['consultations.plan'](),
    value: (row) => row.planName,
    cell: (row) => (
      <Link
        to="/consultations/$consultationId"
        params={{ consultationId: row.id }}
        className="text-accent underline underline-offset-2"
      >
        {m['consultations.plan_version']({ plan: row.planName, version: row.planVersion })}
      </Link>
    ),
  },
  {
    id: 'state',
    header: m['web.state'](),
    value: (row) => row.state,
    cell: (row) => <ConsultationBadge state={row.state} />,
  },
  {
    id: 'from',
    header: m['consultations.from'](),
    value: (row) => row.from,
    cell: (row) => formatDate(row.from),
  },
  { id: 'to', header: m['consultations.to'](), value: (row) => row.to, cell: (row) => formatDate(row.to) },
  {
    id: 'unanswered',
    header: m['consultations.without_answer'](),
    value: (row) => row.unanswered,
    cell: (row) => formatCount(row.unanswered),
    isNumeric: true,
  },
];
