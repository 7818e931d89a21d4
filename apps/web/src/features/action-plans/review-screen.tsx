import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { m } from '@cordee/messages';
import { teamReviewQuery, type TeamReviewLine } from '../../api/actions/reviews.ts';
import { useSession } from '../../api/session.ts';
import { formatPeriod } from '../../locale.ts';
import { useChangeViewing, useViewing } from '../../shell/viewing.ts';
import { buttonClass } from '../../ui/button.tsx';
import { SelectField } from '../../ui/field.tsx';
import { Badge } from '../../ui/notice.tsx';
import { Page, Section } from '../../ui/page.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { TableShell, type TableColumn } from '../../ui/table-shell.tsx';
import { lastMonths } from './period-choices.ts';
import { SellerReview } from './seller-review.tsx';
import { stepNames } from './step-names.ts';

/** A month of the plans: everybody's for a manager, and one seller's with what was said of it. */
export function ReviewScreen() {
  const { roles, today } = useSession();
  const { seller } = useSearch({ strict: false });
  const { when } = useViewing();
  const changeViewing = useChangeViewing();
  const months = lastMonths(today);
  const month = when !== undefined && months.includes(when) ? when : (months[0] ?? '');
  const isSeller = roles.includes('seller') && !roles.includes('manager');
  const isOne = isSeller || seller !== undefined;
  return (
    <Page
      title={m['actions.review']()}
      lead={m['actions.review_lead']()}
      actions={
        <>
          {isOne && !isSeller && (
            <Link to="/action-plan/review" className={buttonClass('plain')}>
              {m['actions.review_team']()}
            </Link>
          )}
          <SelectField
            label={m['actions.review_month']()}
            options={months.map((code) => ({ value: code, label: formatPeriod(code) }))}
            value={month}
            onChange={({ target }) => changeViewing({ when: target.value })}
          />
        </>
      }
    >
      {isOne ? (
        <SellerReview key={`${seller} ${month}`} seller={seller} month={month} />
      ) : (
        <TeamReview month={month} />
      )}
    </Page>
  );
}

function TeamReview({ month }: { month: string }) {
  const query = useQuery(teamReviewQuery(month));
  return (
    <QueryView query={query}>
      {(rows) => (
        <Section title={m['actions.review_team']()}>
          {rows.length === 0 ? (
            <EmptyState title={m['actions.review_team_empty']()} icon="people">
              {m['actions.review_team_empty_lead']()}
            </EmptyState>
          ) : (
            <TableShell
              label={m['actions.review_team']()}
              rows={rows}
              columns={columns()}
              rowKey={(row) => row.sellerId}
            />
          )}
        </Section>
      )}
    </QueryView>
  );
}

const nextWords: Record<TeamReviewLine['next'], () => string> = {
  make_plan: () => m['actions.review_next_make_plan'](),
  answer_plan: () => m['actions.review_next_answer_plan'](),
  await_seller: () => m['actions.review_next_await_seller'](),
  review: () => m['actions.review_next_review'](),
  none: () => m['actions.review_next_none'](),
};

function standingWords({ behind, lines }: TeamReviewLine): string {
  if (lines.length === 0) return m['actions.review_no_plan']();
  return behind === null
    ? m['actions.review_on_track']()
    : m['actions.review_behind_on']({ step: stepNames[behind]() });
}

const columns = (): TableColumn<TeamReviewLine>[] => [
  {
    id: 'seller',
    header: m['actions.seller'](),
    value: (row) => row.seller,
    cell: (row) => (
      <Link
        to="/action-plan/review"
        search={{ seller: row.sellerId }}
        className="text-accent underline underline-offset-2"
      >
        {row.seller}
      </Link>
    ),
  },
  {
    id: 'standing',
    header: m['actions.review_standing'](),
    value: standingWords,
    cell: (row) => (
      <Badge tone={row.lines.length === 0 ? 'plain' : row.behind === null ? 'good' : 'watch'}>
        {standingWords(row)}
      </Badge>
    ),
  },
  { id: 'next', header: m['actions.review_next'](), value: (row) => nextWords[row.next]() },
];
