import { useQuery } from '@tanstack/react-query';
import { m } from '@cordee/messages';
import type { Figure } from '../../api/figure.ts';
import { reviewQuery, type ReviewItem, type Run, type RunLine } from '../../api/payouts.ts';
import { StatementLink } from '../../shell/statement-link.tsx';
import { Button } from '../../ui/button.tsx';
import { FigureValue } from '../../ui/figure.tsx';
import { Section } from '../../ui/page.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { TableShell, type TableColumn } from '../../ui/table-shell.tsx';
import { RunStops } from './run-stops.tsx';

/** Whom to look at before approving: what is unusual, where it comes from, and the decision beside it. */
export function RunReview({ run, onHold }: { run: Run; onHold: (line: RunLine) => void }) {
  return (
    <QueryView query={useQuery(reviewQuery(run.id))}>
      {(review) => (
        <>
          <RunStops runId={run.id} review={review} />
          <Section title={m['web.review_title']()}>
            <ReviewLists items={review.items} columns={columns(run, onHold)} />
          </Section>
        </>
      )}
    </QueryView>
  );
}

const shownAtOnce = 10;

/** What the results do not account for comes first; what only follows them is one press away. */
function ReviewLists({ items, columns: shown }: { items: ReviewItem[]; columns: TableColumn<ReviewItem>[] }) {
  const odd = items.filter(({ followsResults }) => !followsResults);
  const following = items.filter(({ followsResults }) => followsResults);
  return (
    <>
      {odd.length === 0 ? (
        <p className="text-muted">{m['web.review_none']()}</p>
      ) : (
        <ReviewTable label={m['web.review_title']()} rows={odd} columns={shown} />
      )}
      {following.length > 0 && (
        <details className="mt-4" open={following.length <= shownAtOnce}>
          <summary className="min-h-6 text-[14px] text-accent underline underline-offset-2">
            {m['web.review_following']({ count: following.length })}
          </summary>
          <div className="pt-3">
            <ReviewTable
              label={m['web.review_following']({ count: following.length })}
              rows={following}
              columns={shown}
            />
          </div>
        </details>
      )}
    </>
  );
}

function ReviewTable(props: { label: string; rows: ReviewItem[]; columns: TableColumn<ReviewItem>[] }) {
  return <TableShell {...props} rowKey={(row) => row.payeeId} />;
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

function columns(run: Run, onHold: (line: RunLine) => void): TableColumn<ReviewItem>[] {
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
  const told = (row: ReviewItem, value: string | null): Figure | null =>
    value === null ? null : { value, unit: row.now.unit, explain: null };
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
    amount('peers', m['web.review_peers'](), (row) => told(row, row.peers)),
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
    ...(run.canHold ? [decisionColumn(run, onHold)] : []),
  ];
}

const numberOf = (figure: Figure | null) => (figure === null ? null : Number(figure.value));

function decisionColumn(run: Run, onHold: (line: RunLine) => void): TableColumn<ReviewItem> {
  return {
    id: 'decision',
    header: m['web.review_decision'](),
    value: () => null,
    isSortable: false,
    cell: (row) => {
      const line = run.lines.find(({ payeeId }) => payeeId === row.payeeId);
      if (!line || line.held !== null) return '—';
      return (
        <Button
          look="quiet"
          aria-label={m['web.run_hold_of']({ payee: row.payee })}
          onPress={() => onHold(line)}
        >
          {m['web.run_hold']()}
        </Button>
      );
    },
  };
}
