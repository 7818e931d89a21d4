import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { m } from '@cordee/messages';
import { coveragePagesQuery, type Coverage } from '../../api/coverage.ts';
import { useSession } from '../../api/session.ts';
import { formatDate } from '../../locale.ts';
import { ImportLink } from '../../shell/import-link.tsx';
import { useAsOf, useSearchText } from '../../shell/viewing.ts';
import { useWholeList } from '../../shell/whole-list.ts';
import { Button } from '../../ui/button.tsx';
import { PlaceLink } from '../../ui/explanation-tree.tsx';
import { SelectField, TextField } from '../../ui/field.tsx';
import { Page } from '../../ui/page.tsx';
import { PagedTable } from '../../ui/paged-table.tsx';
import { SearchBox } from '../../ui/search-box.tsx';
import { EmptyState } from '../../ui/states.tsx';
import type { TableColumn } from '../../ui/table-shell.tsx';
import {
  fieldName,
  fieldOptions,
  isField,
  isRole,
  lastDayWords,
  roleName,
  roleOptions,
} from './coverage-words.ts';
import { EndCoverage } from './end-coverage.tsx';
import { UndoEnd, type Ended } from './undo-end.tsx';

/** Who follows which territory, customer, product … from when until when, and the end of each. */
export function CoverageScreen() {
  const files = useWholeList('coverage');
  const { filter, tools, isFiltered } = useFilter();
  const query = useInfiniteQuery(coveragePagesQuery(filter));
  const mayEnd = useSession().roles.includes('revops');
  const [ending, setEnding] = useState<Coverage | null>(null);
  const [ended, setEnded] = useState<Ended | null>(null);
  return (
    <Page title={m['web.room_coverage']()} lead={m['web.coverage_lead']()}>
      {ended && <UndoEnd key={ended.coverage.id} ended={ended} onUndone={() => setEnded(null)} />}
      <PagedTable
        files={files}
        label={m['web.room_coverage']()}
        query={query}
        columns={() => columns(mayEnd ? setEnding : null)}
        countWords={m['web.coverage_count']}
        tools={tools}
        empty={isFiltered ? <p className="text-muted">{m['web.coverage_nothing']()}</p> : <NoCoverage />}
      />
      {ending && <EndCoverage coverage={ending} onEnded={setEnded} onClose={() => setEnding(null)} />}
    </Page>
  );
}

function NoCoverage() {
  return (
    <EmptyState title={m['web.coverage_none']()} icon="coverage" action={<ImportLink />}>
      {m['web.coverage_none_lead']()}
    </EmptyState>
  );
}

/** What is looked for; it lives in the address. */
function useFilter() {
  const seen = useAsOf();
  const [words, setWords] = useSearchText('q');
  const [field, setField] = useSearchText('field');
  const [role, setRole] = useSearchText('role');
  const [on, setOn] = useSearchText('on');
  const filter = {
    ...seen,
    q: words || undefined,
    field: isField(field) ? field : undefined,
    role: isRole(role) ? role : undefined,
    on: on || undefined,
  };
  const tools = (
    <>
      <SearchBox label={m['web.coverage_search']()} value={words} onChange={setWords} />
      <SelectField
        label={m['web.coverage_field']()}
        options={fieldOptions()}
        value={field}
        onChange={({ target }) => setField(target.value)}
      />
      <SelectField
        label={m['web.coverage_role']()}
        options={roleOptions()}
        value={role}
        onChange={({ target }) => setRole(target.value)}
      />
      <TextField
        label={m['web.coverage_on']()}
        type="date"
        value={on}
        onChange={({ target }) => setOn(target.value)}
      />
    </>
  );
  return { filter, tools, isFiltered: [words, field, role, on].some((each) => each !== '') };
}

function columns(onEnd: ((row: Coverage) => void) | null): TableColumn<Coverage>[] {
  return [
    { id: 'covered', header: m['web.coverage_covered'](), value: (row) => row.label },
    { id: 'field', header: m['web.coverage_field'](), value: (row) => fieldName(row.field) },
    { id: 'person', header: m['web.seller'](), value: (row) => row.person },
    { id: 'role', header: m['web.coverage_role'](), value: (row) => roleName(row.role) },
    {
      id: 'first',
      header: m['web.coverage_first_day'](),
      value: (row) => row.firstDay,
      cell: (row) => formatDate(row.firstDay),
    },
    {
      id: 'last',
      header: m['web.coverage_last_day'](),
      value: (row) => row.lastDay,
      cell: (row) => lastDayWords(row.lastDay),
    },
    { id: 'reason', header: m['web.run_reason'](), isLong: true, value: (row) => row.reason },
    {
      id: 'place',
      header: m['web.place'](),
      value: (row) => row.place?.line ?? null,
      cell: (row) => (row.place ? <PlaceLink place={row.place} /> : '—'),
    },
    ...(onEnd === null ? [] : [endColumn(onEnd)]),
  ];
}

function endColumn(onEnd: (row: Coverage) => void): TableColumn<Coverage> {
  return {
    id: 'end',
    header: m['web.coverage_action'](),
    value: () => null,
    isSortable: false,
    cell: (row) => {
      const act = row.lastDay === null ? m['web.coverage_end']() : m['web.coverage_change']();
      return (
        <Button
          look="quiet"
          aria-label={m['web.coverage_act_of']({ act, seller: row.person, covered: row.label })}
          onPress={() => onEnd(row)}
        >
          {act}
        </Button>
      );
    },
  };
}
