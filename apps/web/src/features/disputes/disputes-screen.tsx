import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { m } from '@cordee/messages';
import { disputesQuery, type Dispute } from '../../api/disputes.ts';
import { useSession } from '../../api/session.ts';
import { formatDate, formatInstant } from '../../locale.ts';
import { useSearchText } from '../../shell/viewing.ts';
import { useWholeList } from '../../shell/whole-list.ts';
import { Choice } from '../../ui/choice.tsx';
import { Page, Section, Sheet } from '../../ui/page.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { TableShell, type TableColumn } from '../../ui/table-shell.tsx';
import { ClaimMissing } from './claim-missing.tsx';
import { DisputeBadge, maySpeak, subjectOf } from './dispute-words.tsx';

/** What is disputed among those whom one sees: what waits first, with its deadline. */
export function DisputesScreen() {
  const query = useQuery(disputesQuery);
  return (
    <Page title={m['web.room_disputes']()} lead={m['disputes.lead']()}>
      <QueryView query={query}>{(disputes) => <DisputeList disputes={disputes} />}</QueryView>
      {maySpeak(useSession()) && (
        <Section title={m['disputes.missing']()}>
          <Sheet>
            <ClaimMissing />
          </Sheet>
        </Section>
      )}
    </Page>
  );
}

function DisputeList({ disputes }: { disputes: readonly Dispute[] }) {
  const files = useWholeList('disputes');
  const [shown, show] = useSearchText('show');
  if (disputes.length === 0)
    return (
      <EmptyState title={m['disputes.none']()} icon="disputes">
        {m['disputes.none_lead']()}
      </EmptyState>
    );
  const waiting = disputes
    .filter(({ state }) => state === 'open')
    .toSorted((a, b) => a.dueOn.localeCompare(b.dueOn));
  const isAll = shown === 'all';
  return (
    <>
      <div className="w-fit">
        <Choice
          label={m['disputes.show']()}
          value={isAll ? 'all' : 'open'}
          options={[
            { value: 'open', label: m['disputes.show_open']() },
            { value: 'all', label: m['disputes.show_all']() },
          ]}
          onChange={(value) => show(value === 'all' ? 'all' : '')}
        />
      </div>
      {!isAll && waiting.length === 0 ? (
        <p className="text-muted">{m['disputes.none_open']()}</p>
      ) : (
        <TableShell
          files={files}
          label={m['web.room_disputes']()}
          rows={isAll ? disputes : waiting}
          columns={columns}
          rowKey={({ id }) => id}
        />
      )}
    </>
  );
}

const columns: TableColumn<Dispute>[] = [
  {
    id: 'subject',
    header: m['disputes.subject'](),
    value: subjectOf,
    cell: (row) => (
      <Link
        to="/disputes/$disputeId"
        params={{ disputeId: row.id }}
        className="text-accent underline underline-offset-2"
      >
        {subjectOf(row)}
      </Link>
    ),
  },
  { id: 'payee', header: m['disputes.payee'](), value: (row) => row.payee },
  {
    id: 'state',
    header: m['web.state'](),
    value: (row) => row.state,
    cell: (row) => <DisputeBadge dispute={row} />,
  },
  {
    id: 'due',
    header: m['disputes.due'](),
    value: (row) => row.dueOn,
    cell: (row) => formatDate(row.dueOn),
  },
  {
    id: 'opened',
    header: m['disputes.opened_on'](),
    value: (row) => row.openedAt,
    cell: (row) => formatInstant(row.openedAt),
  },
  { id: 'found', header: m['disputes.found'](), value: (row) => row.answer.sentence, isLong: true },
];
