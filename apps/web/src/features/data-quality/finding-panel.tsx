import { useInfiniteQuery } from '@tanstack/react-query';
import { m } from '@cordee/messages';
import { faultyRowsQuery, type FaultyRow, type QualityFinding } from '../../api/data-quality.ts';
import { formatDate } from '../../locale.ts';
import { ImportLink } from '../../shell/import-link.tsx';
import { useAsOf } from '../../shell/viewing.ts';
import { PlaceLink } from '../../ui/explanation-tree.tsx';
import { FigureValue } from '../../ui/figure.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { SidePanel } from '../../ui/side-panel.tsx';
import { TableShell, type TableColumn } from '../../ui/table-shell.tsx';
import { breaksWords, findingTitle, mendingWords } from './finding-words.ts';

export type FindingPanelProps = { readonly finding: QualityFinding; readonly onClose: () => void };

/** What a fault falsifies, how it is mended, and the rows that have it, each with its file and line. */
export function FindingPanel({ finding, onClose }: FindingPanelProps) {
  const seen = useAsOf();
  const query = useInfiniteQuery(faultyRowsQuery(finding.code, seen));
  const { from, to } = finding;
  return (
    <SidePanel title={findingTitle(finding)} isOpen onClose={onClose}>
      <div className="flex flex-col gap-4">
        <p>
          {breaksWords(finding)}
          {from && to && <> {m['quality.hides_days']({ from: formatDate(from), to: formatDate(to) })}</>}
        </p>
        <p>{mendingWords(finding)}</p>
        {finding.mending !== 'matches' && (
          <div>
            <ImportLink />
          </div>
        )}
        <QueryView query={query}>
          {({ pages }) => (
            <TableShell
              label={findingTitle(finding)}
              rows={pages.flatMap((page) => page.rows)}
              columns={columns()}
              rowKey={(row) => row.id}
              more={{
                total: finding.rows,
                load: () => void query.fetchNextPage(),
                isLoading: query.isFetchingNextPage,
              }}
            />
          )}
        </QueryView>
      </div>
    </SidePanel>
  );
}

const columns = (): TableColumn<FaultyRow>[] => [
  { id: 'code', header: m['quality.code'](), value: (row) => row.code },
  { id: 'who', header: m['web.seller'](), value: (row) => row.who },
  {
    id: 'day',
    header: m['quality.day'](),
    value: (row) => row.day,
    cell: (row) => (row.day ? formatDate(row.day) : '—'),
  },
  {
    id: 'amount',
    header: m['web.amount'](),
    isNumeric: true,
    value: (row) => (row.amount ? Number(row.amount.value) : null),
    cell: (row) => (row.amount ? <FigureValue figure={row.amount} label={row.code} /> : '—'),
  },
  {
    id: 'place',
    header: m['web.place'](),
    value: (row) => row.place?.line ?? null,
    cell: (row) =>
      row.place?.line ? <PlaceLink place={{ importId: row.place.importId, line: row.place.line }} /> : '—',
  },
];
