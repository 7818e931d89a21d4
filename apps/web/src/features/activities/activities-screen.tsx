import { useInfiniteQuery } from '@tanstack/react-query';
import { m } from '@cordee/messages';
import { activityPagesQuery, type ListedActivity } from '../../api/actions/activities.ts';
import { formatDate } from '../../locale.ts';
import { ImportLink } from '../../shell/import-link.tsx';
import { useAsOf, useSearchText } from '../../shell/viewing.ts';
import { useWholeList } from '../../shell/whole-list.ts';
import { PlaceLink } from '../../ui/explanation-tree.tsx';
import { SelectField } from '../../ui/field.tsx';
import { Page } from '../../ui/page.tsx';
import { PagedTable } from '../../ui/paged-table.tsx';
import { SearchBox } from '../../ui/search-box.tsx';
import { EmptyState } from '../../ui/states.tsx';
import type { TableColumn } from '../../ui/table-shell.tsx';
import { isKind, isOutcome, kindName, kindOptions, outcomeName, outcomeOptions } from './activity-words.ts';

/** Every call and meeting that one sees, whoever said it. */
export function ActivitiesScreen() {
  const files = useWholeList('activities');
  const { filter, tools, isFiltered } = useFilter();
  const query = useInfiniteQuery(activityPagesQuery(filter));
  return (
    <Page title={m['actions.list_room']()} lead={m['actions.list_lead']()}>
      <PagedTable
        files={files}
        label={m['actions.list_room']()}
        query={query}
        columns={columns}
        countWords={m['actions.list_count']}
        tools={tools}
        empty={isFiltered ? <p className="text-muted">{m['actions.list_nothing']()}</p> : <NoActivity />}
      />
    </Page>
  );
}

function NoActivity() {
  return (
    <EmptyState title={m['actions.list_none']()} icon="check" action={<ImportLink />}>
      {m['actions.list_none_lead']()}
    </EmptyState>
  );
}

/** What is looked for; it lives in the address. */
function useFilter() {
  const seen = useAsOf();
  const [words, setWords] = useSearchText('q');
  const [kind, setKind] = useSearchText('kind');
  const [outcome, setOutcome] = useSearchText('outcome');
  const filter = {
    ...seen,
    q: words || undefined,
    kind: isKind(kind) ? kind : undefined,
    outcome: isOutcome(outcome) ? outcome : undefined,
  };
  const tools = (
    <>
      <SearchBox label={m['actions.list_search']()} value={words} onChange={setWords} />
      <SelectField
        label={m['actions.log_kind']()}
        options={kindOptions()}
        value={kind}
        onChange={({ target }) => setKind(target.value)}
      />
      <SelectField
        label={m['actions.list_state']()}
        options={outcomeOptions()}
        value={outcome}
        onChange={({ target }) => setOutcome(target.value)}
      />
    </>
  );
  return { filter, tools, isFiltered: [words, kind, outcome].some((each) => each !== '') };
}

function columns(): TableColumn<ListedActivity>[] {
  return [
    {
      id: 'day',
      header: m['actions.list_day'](),
      value: (row) => row.doneOn ?? row.plannedOn,
      cell: (row) => formatDate(row.doneOn ?? row.plannedOn ?? ''),
    },
    { id: 'kind', header: m['actions.log_kind'](), value: (row) => kindName(row.kind) },
    { id: 'outcome', header: m['actions.list_state'](), value: (row) => outcomeName(row.outcome) },
    { id: 'seller', header: m['web.seller'](), value: (row) => row.seller },
    { id: 'account', header: m['imports.field_account'](), value: (row) => row.account },
    { id: 'deal', header: m['imports.field_activity_deal'](), value: (row) => row.deal },
    { id: 'note', header: m['actions.log_note'](), isLong: true, value: (row) => row.note },
    {
      id: 'place',
      header: m['web.place'](),
      value: (row) => row.place?.line ?? null,
      cell: (row) => (row.place ? <PlaceLink place={row.place} /> : '—'),
    },
  ];
}
