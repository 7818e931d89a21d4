import { useQuery } from '@tanstack/react-query';
import { m } from '@cordee/messages';
import { dealsQuery, type Deal } from '../../api/deals.ts';
import { useSession } from '../../api/session.ts';
import { formatCount } from '../../locale.ts';
import { StageBadge } from '../../shell/stage-badge.tsx';
import { useViewing } from '../../shell/viewing.ts';
import { FigureValue } from '../../ui/figure.tsx';
import { Section } from '../../ui/page.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { TableShell, type TableColumn } from '../../ui/table-shell.tsx';
import { dayWithin, TriedAmount, TriedDate, type TryTools } from './tried-fields.tsx';
import type { Try } from './tries.ts';

type Added = Extract<Try, { kind: 'won' | 'added' }>;

/** The deals that may still be won: ticked, each counts for the amount and on the day that stand beside it. */
export function OpenDeals(tools: TryTools) {
  const { asOf } = useViewing();
  const { today } = useSession();
  const seller = tools.estimate.payeeId;
  const query = useQuery(dealsQuery({ asOf, seller, open: 'true', sort: 'amount' }));
  const day = dayWithin(tools.estimate, today);
  return (
    <Section title={m['estimator.open_deals']()}>
      <p className="text-muted">{m['estimator.open_deals_lead']()}</p>
      <QueryView query={query}>
        {({ rows, total }) =>
          rows.length === 0 ? (
            <EmptyState title={m['estimator.open_deals_none']()} icon="deals">
              {m['estimator.open_deals_none_lead']()}
            </EmptyState>
          ) : (
            <>
              <TableShell
                label={m['estimator.open_deals']()}
                rows={rows}
                columns={columns(tools, day)}
                rowKey={({ id }) => id}
              />
              {rows.length < total && (
                <p className="text-[13px] text-muted">
                  {m['estimator.shown']({ shown: formatCount(rows.length), total: formatCount(total) })}
                </p>
              )}
            </>
          )
        }
      </QueryView>
    </Section>
  );
}

const keyOf = ({ id }: Deal) => `deal ${id}`;

function wonAs({ amount, product, channel }: Deal, day: string): Added {
  return { kind: 'won', amount: amount?.value ?? '', date: day, product, channel };
}

const columns = ({ tries, act }: TryTools, day: string): TableColumn<Deal>[] => {
  const triedOf = (row: Deal) => tries[keyOf(row)] as Added | undefined; // nothing else bears the key of a deal
  const put = (row: Deal, change: Partial<Added>) =>
    act({ act: 'put', key: keyOf(row), tried: { ...(triedOf(row) ?? wonAs(row, day)), ...change } });
  return [
    { id: 'code', header: m['web.deal'](), value: (row) => row.code },
    {
      id: 'won',
      header: m['estimator.won'](),
      value: (row) => (triedOf(row) ? 1 : 0),
      cell: (row) => (
        <input
          type="checkbox"
          className="block size-6 accent-accent"
          aria-label={m['estimator.won_of']({ code: row.code })}
          checked={triedOf(row) !== undefined}
          onChange={({ target }) =>
            act({ act: 'put', key: keyOf(row), tried: target.checked ? wonAs(row, day) : null })
          }
        />
      ),
    },
    {
      id: 'amount',
      header: m['web.amount'](),
      isNumeric: true,
      value: (row) => (row.amount ? Number(row.amount.value) : null),
      cell: (row) => {
        const tried = triedOf(row);
        if (tried)
          return (
            <TriedAmount code={row.code} value={tried.amount} onChange={(amount) => put(row, { amount })} />
          );
        return row.amount ? <FigureValue figure={row.amount} label={row.code} /> : '—';
      },
    },
    {
      id: 'date',
      header: m['estimator.counted_on'](),
      value: (row) => triedOf(row)?.date ?? null,
      cell: (row) => {
        const tried = triedOf(row);
        return tried ? (
          <TriedDate code={row.code} value={tried.date} onChange={(date) => put(row, { date })} />
        ) : (
          '—'
        );
      },
    },
    { id: 'account', header: m['web.account'](), value: (row) => row.account },
    {
      id: 'stage',
      header: m['web.stage'](),
      value: (row) => row.stage,
      cell: (row) => <StageBadge stage={row.stage} />,
    },
  ];
};
