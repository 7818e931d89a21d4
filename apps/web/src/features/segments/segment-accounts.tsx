import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { m } from '@cordee/messages';
import { segmentAccountsQuery, type SegmentedAccount, type Segments } from '../../api/segments.ts';
import { formatMoney } from '../../locale.ts';
import { useAsOf, useSearchText } from '../../shell/viewing.ts';
import { SelectField } from '../../ui/field.tsx';
import { Badge } from '../../ui/notice.tsx';
import { PagedTable } from '../../ui/paged-table.tsx';
import { SearchBox } from '../../ui/search-box.tsx';
import type { TableColumn } from '../../ui/table-shell.tsx';
import { AccountPanel } from './account-panel.tsx';

export function SegmentAccounts({ segments, mayChange }: { segments: Segments; mayChange: boolean }) {
  const seen = useAsOf();
  const [words, setWords] = useSearchText('q');
  const [segment, setSegment] = useSearchText('segment');
  const [opened, setOpened] = useState<SegmentedAccount | null>(null);
  const query = useInfiniteQuery(
    segmentAccountsQuery({ ...seen, q: words || undefined, segment: segment || undefined }),
  );
  const options = segments.segments.map(({ code, name }) => ({
    value: code ?? '-',
    label: name ?? m['segments.unsegmented'](),
  }));
  return (
    <>
      <PagedTable
        label={m['segments.accounts']()}
        query={query}
        columns={() => columnsOf(segments.currency, setOpened)}
        countWords={m['segments.accounts_count']}
        tools={
          <>
            <SearchBox label={m['segments.search']()} value={words} onChange={setWords} />
            <SelectField
              label={m['segments.segment']()}
              options={[{ value: '', label: m['segments.all']() }, ...options]}
              value={segment}
              onChange={({ target }) => setSegment(target.value)}
            />
          </>
        }
        files={[]}
        empty={<p className="text-muted">{m['segments.accounts_none']()}</p>}
      />
      {opened && (
        <AccountPanel
          account={opened}
          segments={segments}
          mayChange={mayChange}
          onClose={() => setOpened(null)}
        />
      )}
    </>
  );
}

const columnsOf = (
  currency: string,
  open: (account: SegmentedAccount) => void,
): TableColumn<SegmentedAccount>[] => [
  {
    id: 'account',
    header: m['segments.account'](),
    value: ({ name }) => name,
    cell: (row) => (
      <button
        type="button"
        onClick={() => open(row)}
        className="min-h-6 text-accent underline underline-offset-2"
      >
        {row.name} ({row.code})
      </button>
    ),
  },
  {
    id: 'segment',
    header: m['segments.segment'](),
    value: ({ segmentName }) => segmentName,
    cell: ({ segmentName, isByHand, isNew }) => (
      <span className="inline-flex items-center gap-2">
        {segmentName ?? m['segments.unsegmented']()}
        {isByHand && <Badge tone="plain">{m['segments.hand_badge']()}</Badge>}
        {isNew && <Badge tone="watch">{m['segments.new_badge']()}</Badge>}
      </span>
    ),
  },
  { id: 'town', header: m['segments.town'](), value: ({ town }) => town },
  {
    id: 'potential',
    header: m['segments.potential'](),
    isNumeric: true,
    value: ({ potential }) => (potential === null ? null : Number(potential)),
    cell: ({ potential }) => (potential === null ? '—' : formatMoney(potential, currency, 'short')),
  },
  {
    id: 'sales',
    header: m['segments.sales'](),
    isNumeric: true,
    value: ({ sales }) => Number(sales),
    cell: ({ sales }) => formatMoney(sales, currency, 'short'),
  },
];
