import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { m } from '@cordee/messages';
import { peopleQuery, teamsQuery, type Person, type Team } from '../../api/people.ts';
import { collator, formatCount, formatDate, formatRatio } from '../../locale.ts';
import { ImportLink } from '../../shell/import-link.tsx';
import { useChangeViewing, useSearchText, useViewing } from '../../shell/viewing.ts';
import { useWholeList } from '../../shell/whole-list.ts';
import { CheckField } from '../../ui/field.tsx';
import { PlaceLink } from '../../ui/explanation-tree.tsx';
import { Badge } from '../../ui/notice.tsx';
import { Page, Section } from '../../ui/page.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { SearchBox } from '../../ui/search-box.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { TableShell, type TableColumn } from '../../ui/table-shell.tsx';

export function PeopleScreen() {
  const { who, asOf, knownOn } = useViewing();
  const [words, setWords] = useSearchText('q');
  const [held, setHeld] = useSearchText('held');
  const people = useQuery(peopleQuery({ asOf, knownOn, q: words || undefined, team: who }));
  const teams = useQuery(teamsQuery);
  const tools = (
    <>
      <SearchBox label={m['web.people_search']()} value={words} onChange={setWords} />
      <CheckField
        label={m['web.people_held']()}
        checked={held === 'true'}
        onChange={(event) => setHeld(event.target.checked ? 'true' : '')}
      />
    </>
  );
  return (
    <Page
      title={m['web.room_people']()}
      lead={asOf ? m['web.people_as_of']({ date: formatDate(asOf) }) : undefined}
    >
      {teams.data && teams.data.length > 0 && <Teams teams={teams.data} chosen={who} />}
      <QueryView query={people}>
        {({ rows }) => <Persons rows={held === 'true' ? rows.filter(isHolder) : rows} tools={tools} />}
      </QueryView>
    </Page>
  );
}

const isHolder = (row: Person) => row.positionTitle !== null;

/** Whoever holds two positions has two rows, and is counted once. */
function Persons({ rows, tools }: { rows: readonly Person[]; tools: ReactNode }) {
  const files = useWholeList('people');
  const count = new Set(rows.map((row) => row.id)).size;
  return (
    <Section title={m['web.people_count']({ count: formatCount(count) })}>
      {rows.length === 0 ? (
        <>
          <div className="flex flex-wrap items-end gap-3">{tools}</div>
          <EmptyState title={m['web.people_none']()} icon="people" action={<ImportLink />}>
            {m['web.people_none_lead']()}
          </EmptyState>
        </>
      ) : (
        <TableShell
          files={files}
          label={m['web.room_people']()}
          rows={rows.toSorted((a, b) => collator.compare(a.name, b.name))}
          columns={columns()}
          rowKey={(row) => `${row.id} ${row.positionTitle} ${row.teamId}`}
          tools={tools}
        />
      )}
    </Section>
  );
}

function Teams({ teams, chosen }: { teams: readonly Team[]; chosen: string | undefined }) {
  const change = useChangeViewing();
  return (
    <Section title={m['web.teams']()}>
      <ul className="grid gap-2 sm:grid-cols-2 lg:grid-cols-4">
        {teams
          .toSorted((a, b) => collator.compare(a.name, b.name))
          .map((team) => (
            <li key={team.id}>
              <button
                type="button"
                aria-pressed={team.id === chosen}
                onClick={() => change({ who: team.id === chosen ? undefined : team.id })}
                className="flex h-full w-full flex-col rounded-md border border-line bg-sheet px-4 py-3 text-left hover:bg-hover aria-pressed:border-accent aria-pressed:bg-accent-soft"
              >
                <span className="font-medium">{team.name}</span>
                <span className="text-[13px] text-muted">
                  {m['web.team_facts']({ count: formatCount(team.sellers), manager: team.manager ?? '—' })}
                </span>
              </button>
            </li>
          ))}
      </ul>
    </Section>
  );
}

const columns = (): TableColumn<Person>[] => [
  { id: 'name', header: m['web.name'](), value: (row) => row.name },
  { id: 'code', header: m['web.code'](), value: (row) => row.code },
  { id: 'position', header: m['web.position'](), value: (row) => row.positionTitle },
  { id: 'team', header: m['web.team'](), value: (row) => row.team },
  { id: 'manager', header: m['web.manager'](), value: (row) => row.manager },
  {
    id: 'workingTime',
    header: m['web.working_time'](),
    isNumeric: true,
    value: (row) => (row.workingTime === null ? null : Number(row.workingTime)),
    cell: (row) => (row.workingTime === null ? '—' : formatRatio(row.workingTime, 0)),
  },
  {
    id: 'effectiveFrom',
    header: m['web.effective_from'](),
    value: (row) => row.effectiveFrom,
    cell: (row) => <Since row={row} />,
  },
  {
    id: 'place',
    header: m['web.place'](),
    value: (row) => row.place?.line ?? null,
    cell: (row) => (row.place ? <PlaceLink place={row.place} /> : '—'),
  },
];

// Facts that were always true carry the first day of the calendar, which says nothing to a reader.
function Since({ row }: { row: Person }) {
  if (row.leftOn) return <Badge tone="watch">{m['web.left_on']({ date: formatDate(row.leftOn) })}</Badge>;
  return <>{row.effectiveFrom.startsWith('0001') ? '—' : formatDate(row.effectiveFrom)}</>;
}
