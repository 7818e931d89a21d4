import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { m } from '@cordee/messages';
import { runLinesQuery, type Run } from '../../api/payouts.ts';
import { collator, formatCount } from '../../locale.ts';
import { Section } from '../../ui/page.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { SearchBox } from '../../ui/search-box.tsx';
import { TableShell } from '../../ui/table-shell.tsx';
import type { HeldOne } from './hold-panel.tsx';
import { lineColumns } from './run-columns.tsx';

/** What the run pays each payee: all at once where they are few, page by page where they are many. */
export function RunLines({ run, onHold }: { run: Run; onHold: (payee: HeldOne) => void }) {
  const [words, setWords] = useState('');
  const query = useInfiniteQuery(runLinesQuery(run.id, { q: words || undefined }));
  return (
    <Section title={m['web.run_lines']({ count: formatCount(run.payees) })}>
      <QueryView query={query}>
        {({ pages }) => {
          const rows = pages.flatMap((page) => page.rows);
          const total = pages[0]?.total ?? 0;
          const isMore = rows.length < total;
          if (total === 0 && words !== '') return <NobodyFound words={words} onSearch={setWords} />;
          return (
            <TableShell
              label={m['web.room_runs']()}
              rows={isMore ? rows : rows.toSorted((a, b) => collator.compare(a.name, b.name))}
              columns={lineColumns(run, rows, onHold)}
              rowKey={(row) => row.payeeId}
              totalLabel={m['web.run_total']()}
              tools={
                (isMore || words !== '' || pages.length > 1) && (
                  <SearchBox label={m['web.run_search']()} value={words} onChange={setWords} />
                )
              }
              more={
                isMore
                  ? { total, load: () => void query.fetchNextPage(), isLoading: query.isFetchingNextPage }
                  : undefined
              }
            />
          );
        }}
      </QueryView>
    </Section>
  );
}

function NobodyFound({ words, onSearch }: { words: string; onSearch: (words: string) => void }) {
  return (
    <>
      <SearchBox label={m['web.run_search']()} value={words} onChange={onSearch} />
      <p className="text-muted">{m['web.run_search_none']()}</p>
    </>
  );
}
