import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { m } from '@cordee/messages';
import { monthReviewQuery, type MonthReview, type ReviewLine } from '../../api/actions/reviews.ts';
import { formatCount, formatDate, formatDecimal, formatInstant, formatMoney } from '../../locale.ts';
import { buttonClass } from '../../ui/button.tsx';
import { Badge } from '../../ui/notice.tsx';
import { Section } from '../../ui/page.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { TableShell, type TableColumn } from '../../ui/table-shell.tsx';
import { ReviewForm } from './review-form.tsx';
import { capitalised, stepNames } from './step-names.ts';

type Whose = { readonly seller: string | undefined; readonly month: string };

/** One month of one seller: line by line, week by week, and what each of the two says of it. */
export function SellerReview({ seller, month }: Whose) {
  const query = useQuery(monthReviewQuery({ seller, month }));
  return (
    <QueryView query={query}>
      {(review) =>
        review.lines.length === 0 ? (
          <EmptyState
            title={m['actions.review_make_plan']()}
            icon="check"
            action={<ChangePlan review={review} seller={seller} />}
          >
            {m['actions.review_make_plan_lead']()}
          </EmptyState>
        ) : (
          <>
            <Lines review={review} />
            <Weeks review={review} />
            <Said review={review} />
            <ReviewForm review={review} />
            <ChangePlan review={review} seller={seller} />
          </>
        )
      }
    </QueryView>
  );
}

function ChangePlan({ review, seller }: { review: MonthReview; seller: string | undefined }) {
  const search = {
    ...(seller === undefined ? {} : { seller }),
    ...(review.period === null ? {} : { when: review.period }),
  };
  return (
    <Link to="/action-plan" search={search} className={buttonClass('plain')}>
      {m['actions.review_change_plan']()}
    </Link>
  );
}

function Lines({ review: { seller, lines, days, revenue } }: { review: MonthReview }) {
  return (
    <Section title={seller}>
      <p className="max-w-prose text-[14px] text-muted">
        {m['actions.review_basis']({ days: formatDecimal(days) })}
      </p>
      <TableShell
        label={m['actions.review']()}
        rows={lines}
        columns={lineColumns()}
        rowKey={({ step }) => step}
      />
      {revenue && (
        <p>
          {m['actions.review_revenue']({
            done: formatMoney(revenue.done.value, revenue.done.unit, 'short'),
            planned: formatMoney(revenue.planned.value, revenue.planned.unit, 'short'),
          })}
        </p>
      )}
    </Section>
  );
}

const lineColumns = (): TableColumn<ReviewLine>[] => [
  {
    id: 'step',
    header: m['actions.review_step'](),
    value: ({ step }) => capitalised(stepNames[step]()),
    isSortable: false,
  },
  figure('planned', m['actions.review_planned'](), ({ planned }) => formatDecimal(planned, 1)),
  figure('to-date', m['actions.review_to_date'](), ({ plannedToDate }) => formatDecimal(plannedToDate, 1)),
  figure('done', m['actions.review_done'](), ({ done }) => formatCount(done)),
  figure('succeeded', m['actions.review_succeeded'](), ({ succeeded }) => formatCount(succeeded)),
  {
    id: 'standing',
    header: m['actions.review_standing'](),
    isSortable: false,
    value: ({ isBehind }) => (isBehind ? m['actions.review_behind']() : m['actions.review_on_track']()),
    cell: ({ isBehind }) => (
      <Badge tone={isBehind ? 'watch' : 'good'}>
        {isBehind ? m['actions.review_behind']() : m['actions.review_on_track']()}
      </Badge>
    ),
  },
];

const figure = (
  id: string,
  header: string,
  value: (line: ReviewLine) => string,
): TableColumn<ReviewLine> => ({ id, header, value, isNumeric: true, isSortable: false });

type Week = MonthReview['weeks'][number];

function Weeks({ review: { weeks, lines } }: { review: MonthReview }) {
  const columns: TableColumn<Week>[] = [
    {
      id: 'week',
      header: m['actions.review_week'](),
      value: ({ from }) => formatDate(from),
      isSortable: false,
    },
    ...lines.map(({ step }): TableColumn<Week> => ({
      id: step,
      header: capitalised(stepNames[step]()),
      value: (week) => paceWords(week.lines.find((each) => each.step === step)),
      isNumeric: true,
      isSortable: false,
    })),
  ];
  return (
    <Section title={m['actions.review_weeks']()}>
      <TableShell
        label={m['actions.review_weeks']()}
        rows={weeks}
        columns={columns}
        rowKey={({ from }) => from}
      />
    </Section>
  );
}

const paceWords = (line: ReviewLine | undefined): string =>
  line === undefined
    ? ''
    : m['actions.review_pace']({ done: formatCount(line.done), planned: formatDecimal(line.planned, 1) });

function Said({ review: { reviews } }: { review: MonthReview }) {
  return (
    <Section title={m['actions.review_said']()}>
      {reviews.length === 0 ? (
        <p className="text-muted">{m['actions.review_none']()}</p>
      ) : (
        <ol className="flex flex-col gap-2">
          {reviews.map(({ id, by, at, reasons, changes }) => (
            <li key={id} className="rounded-md border border-line bg-sheet px-4 py-3 text-[14px]">
              <p className="text-muted">{m['actions.review_by']({ name: by, date: formatInstant(at) })}</p>
              {reasons.map(({ step, reason }) => (
                <p key={step}>
                  {capitalised(stepNames[step]())} : {reason}
                </p>
              ))}
              {changes !== '' && <p className="font-medium">{changes}</p>}
            </li>
          ))}
        </ol>
      )}
    </Section>
  );
}
