import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { formatCount } from '../locale.ts';
import { QueryView } from './query-view.tsx';
import { TableShell, type TableColumn } from './table-shell.tsx';
import type { ListFile } from './table-tools.tsx';

type RowPage<Row> = { readonly rows: readonly Row[]; readonly total: number };

export type PagedTableProps<Row> = {
  readonly label: string;
  readonly query: UseInfiniteQueryResult<InfiniteData<RowPage<Row>>>;
  readonly columns: (rows: readonly Row[]) => readonly TableColumn<Row>[];
  /** How many rows there are, in words. */
  readonly countWords: (count: { readonly count: string }) => string;
  /** What narrows the list down; it stays where nothing is left. */
  readonly tools: ReactNode;
  readonly files: readonly ListFile[];
  /** Shown in place of the table where there is no row. */
  readonly empty: ReactNode;
};

/** A list that comes page by page: how many there are, what narrows it down, its rows. */
export function PagedTable<Row extends { readonly id: string }>(props: PagedTableProps<Row>) {
  const { label, query, columns, countWords, tools, files, empty } = props;
  return (
    <QueryView query={query}>
      {({ pages }) => {
        const rows = pages.flatMap((page) => page.rows);
        const total = pages[0]?.total ?? 0;
        return (
          <>
            <p className="text-muted">{countWords({ count: formatCount(total) })}</p>
            {total === 0 ? (
              <>
                <div className="flex flex-wrap items-end gap-3">{tools}</div>
                {empty}
              </>
            ) : (
              <TableShell
                label={label}
                rows={rows}
                columns={columns(rows)}
                rowKey={({ id }) => id}
                tools={tools}
                files={files}
                more={{
                  total,
                  load: () => void query.fetchNextPage(),
                  isLoading: query.isFetchingNextPage,
                }}
              />
            )}
          </>
        );
      }}
    </QueryView>
  );
}
