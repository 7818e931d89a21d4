import { useState } from 'react';
import { m } from '@cordee/messages';
import { usePlanName } from '../../../api/plans.ts';
import { useSession } from '../../../api/session.ts';
import { formatCount, formatDate } from '../../../locale.ts';
import { ImportLink, mayOperate } from '../../../shell/import-link.tsx';
import { useSearchText } from '../../../shell/viewing.ts';
import { Button } from '../../../ui/button.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { Badge, Notice } from '../../../ui/notice.tsx';
import { Page } from '../../../ui/page.tsx';
import { QueryView } from '../../../ui/query-view.tsx';
import { SearchBox } from '../../../ui/search-box.tsx';
import { EmptyState, NoRightState } from '../../../ui/states.tsx';
import { TableShell, type TableColumn } from '../../../ui/table-shell.tsx';
import { AssignPlan } from './assign-plan.tsx';
import { lacksPlan, usePeoplePlans, type PersonPlan } from './people-plans.ts';

/** Who has which plan from when to when, who has none, and a plan for many at once. */
export function AssignmentsScreen() {
  if (!mayOperate(useSession()))
    return (
      <Page title={m['assignments.title']()}>
        <NoRightState>{m['web.error_no_right']()}</NoRightState>
      </Page>
    );
  return <Assignments />;
}

function Assignments() {
  const { people, held, rows } = usePeoplePlans();
  const [chosen, choose] = useState<ReadonlySet<string>>(new Set());
  return (
    <Page title={m['assignments.title']()} lead={m['assignments.lead']()}>
      <QueryView query={people}>
        {() => (
          <QueryView query={held}>
            {() =>
              rows.length === 0 ? (
                <EmptyState title={m['assignments.none']()} icon="people" action={<ImportLink />}>
                  {m['assignments.none_lead']()}
                </EmptyState>
              ) : (
                <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_440px]">
                  <PeoplePlans rows={rows} chosen={chosen} onChoose={choose} />
                  <div className="min-w-0 xl:sticky xl:top-20 xl:max-h-[calc(100vh-6rem)] xl:overflow-y-auto">
                    <AssignPlan
                      people={rows.filter(({ id }) => chosen.has(id))}
                      onGiven={() => choose(new Set())}
                    />
                  </div>
                </div>
              )
            }
          </QueryView>
        )}
      </QueryView>
    </Page>
  );
}

type PeoplePlansProps = {
  readonly rows: readonly PersonPlan[];
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (ids: ReadonlySet<string>) => void;
};

function PeoplePlans({ rows, chosen, onChoose }: PeoplePlansProps) {
  const planName = usePlanName();
  const [words, setWords] = useSearchText('q');
  const [show, setShow] = useSearchText('show');
  const lacking = rows.filter(lacksPlan).length;
  const shown = rows.filter(
    (row) =>
      (show !== 'none' || lacksPlan(row)) &&
      `${row.name} ${row.team}`.toLowerCase().includes(words.toLowerCase()),
  );
  const toggle = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    onChoose(next);
  };
  return (
    <div className="flex min-w-0 flex-col gap-4">
      {lacking > 0 && (
        <Notice tone="watch">{m['assignments.without']({ count: formatCount(lacking) })}</Notice>
      )}
      <div className="flex flex-wrap items-end gap-3">
        <SearchBox label={m['assignments.search']()} value={words} onChange={setWords} />
        <Choice
          label={m['assignments.show']()}
          value={show === 'none' ? 'none' : 'all'}
          options={[
            { value: 'all', label: m['assignments.show_all']() },
            { value: 'none', label: m['assignments.show_none']() },
          ]}
          onChange={(value) => setShow(value === 'none' ? 'none' : '')}
        />
        <Button onPress={() => onChoose(new Set([...chosen, ...shown.map(({ id }) => id)]))}>
          {m['assignments.choose_shown']({ count: formatCount(shown.length) })}
        </Button>
        {chosen.size > 0 && (
          <Button look="quiet" onPress={() => onChoose(new Set())}>
            {m['assignments.clear']()}
          </Button>
        )}
      </div>
      {shown.length === 0 ? (
        <p className="text-muted">{m['assignments.nobody']()}</p>
      ) : (
        <TableShell
          label={m['assignments.title']()}
          rows={shown}
          columns={columns(planName, chosen, toggle)}
          rowKey={({ id }) => id}
        />
      )}
    </div>
  );
}

const columns = (
  planName: (code: string) => string,
  chosen: ReadonlySet<string>,
  toggle: (id: string) => void,
): TableColumn<PersonPlan>[] => [
  { id: 'name', header: m['assignments.person'](), value: (row) => row.name },
  {
    id: 'chosen',
    header: m['assignments.choose'](),
    value: (row) => (chosen.has(row.id) ? 1 : 0),
    cell: (row) => (
      <input
        type="checkbox"
        className="block size-6 accent-accent"
        aria-label={m['assignments.choose_of']({ name: row.name })}
        checked={chosen.has(row.id)}
        onChange={() => toggle(row.id)}
      />
    ),
  },
  {
    id: 'plan',
    header: m['assignments.held'](),
    value: (row) => (row.current?.planCode ? planName(row.current.planCode) : null),
    cell: (row) =>
      row.current?.planCode ? (
        planName(row.current.planCode)
      ) : (
        <Badge tone={lacksPlan(row) ? 'watch' : 'plain'}>{m['assignments.no_plan']()}</Badge>
      ),
  },
  {
    id: 'since',
    header: m['assignments.since'](),
    value: (row) => row.current?.from ?? null,
    cell: (row) => (row.current ? formatDate(row.current.from) : '—'),
  },
  {
    id: 'then',
    header: m['assignments.then'](),
    value: (row) => row.next?.from ?? null,
    cell: (row) => thenWords(row, planName),
  },
  { id: 'team', header: m['web.team'](), value: (row) => row.team },
];

function thenWords({ next }: PersonPlan, planName: (code: string) => string): string {
  if (!next) return '—';
  const day = formatDate(next.from);
  return next.planCode === null
    ? m['assignments.then_none']({ day })
    : m['assignments.then_plan']({ plan: planName(next.planCode), day });
}
