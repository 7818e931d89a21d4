import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { m } from '@cordee/messages';
import { dealPagesQuery, type Deal, type DealOrder } from '../../api/deals.ts';
import { formatDate } from '../../locale.ts';
import { useAsOf, useSearchText } from '../../shell/viewing.ts';
import { ImportLink } from '../../shell/import-link.tsx';
import { useWholeList } from '../../shell/whole-list.ts';
import { SelectField } from '../../ui/field.tsx';
import { FigureValue } from '../../ui/figure.tsx';
import { Page } from '../../ui/page.tsx';
import { PagedTable } from '../../ui/paged-table.tsx';
import { SearchBox } from '../../ui/search-box.tsx';
import { EmptyState } from '../../ui/states.tsx';
import type { TableColumn } from '../../ui/table-shell.tsx';
import { DealPanel } from './deal-panel.tsx';
import { StageBadge, stageOptions } from '../../shell/stage-badge.tsx';

const sortOptions = (): readonly { value: DealOrder; label: string }[] => [
  { value: 'closed_on', label: m['web.sort_closed']() },
  { value: 'engaged_on', label: m['web.sort_engaged']() },
  { value: 'amount', label: m['web.sort_amount']() },
  { value: 'code', label: m['web.sort_code']() },
];

/** The order that the address asks for, when there is such an order. */
const orderOf = (text: string) => sortOptions().find(({ value }) => value === text)?.value;

export function DealsScreen() {
  const files = useWholeList('deals');
  const seen = useAsOf();
  const [words, setWords] = useSearchText('q');
  const [stage, setStage] = useSearchText('stage');
  const [sort, setSort] = useSearchText('sort');
  const [opened, setOpened] = useState<Deal | null>(null);
  const query = useInfiniteQuery(
    dealPagesQuery({ ...seen, q: words || undefined, stage: stage || undefined, sort: orderOf(sort) }),
  );
  const tools = (
    <>
      <SearchBox label={m['web.deals_search']()} value={words} onChange={setWords} />
      <SelectField
        label={m['web.stage']()}
        options={stageOptions()}
        value={stage}
        onChange={(event) => setStage(event.target.value)}
      />
      <SelectField
        label={m['web.sort']()}
        options={sortOptions()}
        value={sort || 'closed_on'}
        onChange={(event) => setSort(event.target.value)}
      />
    </>
  );
  return (
    <Page title={m['web.room_deals']()} lead={m['web.deals_lead']()}>
      <PagedTable
        files={files}
        label={m['web.room_deals']()}
        query={query}
        columns={() => columns(setOpened)}
        countWords={m['web.deals_count']}
        tools={tools}
        empty={
          <EmptyState title={m['web.deals_none']()} icon="deals" action={<ImportLink />}>
            {m['web.list_none_lead']()}
          </EmptyState>
        }
      />
      {opened && <DealPanel deal={opened} onClose={() => setOpened(null)} />}
    </Page>
  );
}

const dayOrDash = (date: string | null) => (date ? formatDate(date) : '—');

const columns = (open: (deal: Deal) => void): TableColumn<Deal>[] => [
  {
    id: 'code',
    header: m['web.deal'](),
    value: (row) => row.code,
    cell: (row) => (
      <button
        type="button"
        onClick={() => open(row)}
        className="min-h-6 text-accent underline underline-offset-2"
      >
        {row.code}
      </button>
    ),
  },
  { id: 'account', header: m['web.account'](), value: (row) => row.account },
  { id: 'seller', header: m['web.seller'](), value: (row) => row.seller },
  {
    id: 'stage',
    header: m['web.stage'](),
    value: (row) => row.stage,
    cell: (row) => <StageBadge stage={row.stage} />,
  },
  {
    id: 'amount',
    header: m['web.amount'](),
    isNumeric: true,
    value: (row) => (row.amount ? Number(row.amount.value) : null),
    cell: (row) => (row.amount ? <FigureValue figure={row.amount} label={row.code} /> : '—'),
  },
  {
    id: 'engaged',
    header: m['web.engaged_on'](),
    value: (row) => row.engagedOn,
    cell: (row) => dayOrDash(row.engagedOn),
  },
  {
    id: 'closed',
    header: m['web.closed_on'](),
    value: (row) => row.closedOn,
    cell: (row) => dayOrDash(row.closedOn),
  },
  { id: 'product', header: m['web.product'](), value: (row) => row.product },
  { id: 'channel', header: m['web.channel'](), value: (row) => row.channel },
];
