import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { m } from '@cordee/messages';
import type { Figure } from '../../api/figure.ts';
import { reviewItemsQuery, reviewQuery, type ReviewItem, type Run } from '../../api/payouts.ts';
import { StatementLink } from '../../shell/statement-link.tsx';
import { Button } from '../../ui/button.tsx';
import { FigureValue } from '../../ui/figure.tsx';
import { Section } from '../../ui/page.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { TableShell, type TableColumn } from '../../ui/table-shell.tsx';
import type { HeldOne } from './hold-panel.tsx';
import { RunStops } from './run-stops.tsx';

/** Whom to look at before approving: what is unusual, where it comes from, and the decision beside it. */
export function RunReview({ run, onHold }: { run: Run; onHold: (payee: HeldOne) => void }) {
  const shown = columns(run, onHold);
  return (
    <>
      <QueryView query={useQuery(reviewQuery(run.id))}>
        {(review) => <RunStops runId={run.id} review={review} />}
      </QueryView>
      <Section title={m['web.review_title']()}>
        <OddItems runId={run.id} columns={shown} />
        <FollowingItems runId={run.id} columns={shown} />
      </Section>
    </>
  );
}

const shownAtOnce = 10;

type ItemsProps = { readonly runId: string; readonly columns: TableColumn<ReviewItem>[] };

/** What the results do not account for comes first. */
function OddItems({ runId, columns: shown }: ItemsProps) {
  const query = useInfiniteQuery(reviewItemsQuery(runId, 'false'));
  return (
    <QueryView query={query}>
      {({ pages }) =>
        totalOf(pages) === 0 ? (
          <p className="text-muted">{m['web.review_none']()}</p>
        ) : (
          <ItemTable label={m['web.review_title']()} query={query} pages={pages} columns={shown} />
        )
      }
    </QueryView>
  );
}

/** What only follows the results is one press away. */
function FollowingItems({ runId, columns: shown }: ItemsProps) {
  const query = useInfiniteQuery(reviewItemsQuery(runId, 'true'));
  return (
    <QueryView query={query}>
      {({ pages }) => {
        const total = totalOf(pages);
        if (total === 0) return null;
        const label = m['web.review_following']({ count: total });
        return (
          <details className="mt-4" open={total <= shownAtOnce}>
            <summary className="min-h-6 text-[14px] text-accent underline underline-offset-2">
              {label}
            </summary>
            <div className="pt-3">
              <ItemTable label={label} query={query} pages={pages} columns={shown} />
            </div>
          </details>
        );
      }}
    </QueryView>
  );
}

type ItemPages = readonly { readonly rows: ReviewItem[]; readonly total: number }[];
const totalOf = (pages: ItemPages): number => pages[0]?.total ?? 0;

function ItemTable(props: {
  label: string;
  query: { readonly fetchNextPage: () => Promise<unknown>; readonly isFetchingNextPage: boolean };
  pages: ItemPages;
  columns: TableColumn<ReviewItem>[];
}) {
  const { label, query, pages, columns: shown } = props;
  const rows = pages.flatMap((page) => page.rows);
  const total = totalOf(pages);
  const more = { total, load: () => void query.fetchNextPage(), isLoading: query.isFetchingNextPage };
  return (
    <TableShell
      label={label}
      rows={rows}
      columns={shown}
      rowKey={(row) => row.payeeId}
      more={rows.length < total ? more : undefined}
    />
  );
}

const reasonWords: Record<ReviewItem['reasons'][number], () => string> = {
  changed: () => m['web.review_reason_changed'](),
  beyond_peers: () => m['web.review_reason_beyond_peers'](),
  new_payee: () => m['web.review_reason_new_payee'](),
  no_longer_paid: () => m['web.review_reason_no_longer_paid'](),
  not_calculated: () => m['web.review_reason_not_calculated'](),
  held: () => m['web.review_reason_held'](),
};

const causeWords: Record<ReviewItem['causes'][number], () => string> = {
  more_sales: () => m['web.review_cause_more_sales'](),
  fewer_sales: () => m['web.review_cause_fewer_sales'](),
  same_sales: () => m['web.review_cause_same_sales'](),
  correction: () => m['web.review_cause_correction'](),
  adjustment: () => m['web.review_cause_adjustment'](),
  quota_changed: () => m['web.review_cause_quota_changed'](),
};

function columns(run: Run, onHold: (payee: HeldOne) => void): TableColumn<ReviewItem>[] {
  const amount = (
    id: string,
    header: string,
    figureOf: (row: ReviewItem) => Figure | null,
  ): TableColumn<ReviewItem> => ({
    id,
    header,
    isNumeric: true,
    value: (row) => numberOf(figureOf(row)),
    cell: (row) => {
      const figure = figureOf(row);
      return figure ? <FigureValue figure={figure} label={`${header}, ${row.payee}`} /> : '—';
    },
  });
  return [
    {
      id: 'payee',
      header: m['web.payee'](),
      value: (row) => row.payee,
      cell: (row) => <StatementLink runId={run.id} payeeId={row.payeeId} payee={row.payee} />,
    },
    amount('before', m['web.before'](), (row) => row.before),
    amount('now', m['web.now'](), (row) => row.now),
    amount('difference', m['web.difference'](), (row) => row.difference),
    amount('peers', m['web.review_peers'](), (row) => row.peers),
    {
      id: 'reasons',
      header: m['web.review_reasons'](),
      value: (row) => row.reasons.map((reason) => reasonWords[reason]()).join(', '),
    },
    {
      id: 'causes',
      header: m['web.review_causes'](),
      value: (row) => row.causes.map((cause) => causeWords[cause]()).join(', ') || null,
    },
    ...(run.canHold ? [decisionColumn(onHold)] : []),
  ];
}

const numberOf = (figure: Figure | null) => (figure === null ? null : Number(figure.value));

function decisionColumn(onHold: (payee: HeldOne) => void): TableColumn<ReviewItem> {
  return {
    id: 'decision',
    header: m['web.review_decision'](),
    value: () => null,
    isSortable: false,
    cell: (row) => {
      if (row.reasons.some((reason) => reason === 'held' || reason === 'no_longer_paid')) return '—';
      const { payeeId, payee: name, now: payable } = row;
      return (
        <Button
          look="quiet"
          aria-label={m['web.run_hold_of']({ payee: row.payee })}
          onPress={() => onHold({ payeeId, name, payable })}
        >
          {m['web.run_hold']()}
        </Button>
      );
    },
  };
}
