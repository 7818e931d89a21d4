import { useQuery } from '@tanstack/react-query';
import { m } from '@cordee/messages';
import { adjustmentsQuery, type Adjustment } from '../../api/payouts.ts';
import { useSession } from '../../api/session.ts';
import { formatDate, formatPeriod } from '../../locale.ts';
import { mayOperate } from '../../shell/import-link.tsx';
import { figureText, FigureValue } from '../../ui/figure.tsx';
import { Section, Sheet } from '../../ui/page.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { TableShell, type TableColumn } from '../../ui/table-shell.tsx';
import { AdjustmentFile } from './adjustment-file.tsx';
import { AdjustmentLists } from './adjustment-lists.tsx';
import { DecideRequest } from './decide-request.tsx';
import { NewAdjustment } from './new-adjustment.tsx';
import { ReverseAdjustment } from './reverse-adjustment.tsx';

/** What is paid or taken back outside the rules: asked by one, decided by another. */
export function Adjustments() {
  const session = useSession();
  const mayAsk = mayOperate(session);
  const mayDecide = mayAsk || session.roles.includes('executive');
  return (
    <Section title={m['web.adjustments']()}>
      <p className="max-w-prose text-muted">{m['web.adjustments_lead']()}</p>
      {mayAsk && (
        <Sheet>
          <NewAdjustment />
          <details className="mt-4">
            <summary className="min-h-6 text-accent underline underline-offset-2">
              {m['web.adjustment_file']()}
            </summary>
            <div className="mt-4">
              <AdjustmentFile />
            </div>
          </details>
        </Sheet>
      )}
      <QueryView query={useQuery(adjustmentsQuery)}>
        {(adjustments) =>
          adjustments.length === 0 ? (
            <p className="text-muted">{m['web.adjustments_none']()}</p>
          ) : (
            <>
              {mayDecide && <AdjustmentLists adjustments={adjustments} />}
              <TableShell
                label={m['web.adjustments']()}
                rows={adjustments}
                columns={columns(adjustments, { mayAsk, mayDecide })}
                rowKey={(row) => row.id}
              />
            </>
          )
        }
      </QueryView>
    </Section>
  );
}

type May = { readonly mayAsk: boolean; readonly mayDecide: boolean };

const columns = (all: readonly Adjustment[], may: May): TableColumn<Adjustment>[] => [
  { id: 'payee', header: m['web.payee'](), value: (row) => row.payee },
  {
    id: 'period',
    header: m['web.period'](),
    value: (row) => row.period,
    cell: (row) => formatPeriod(row.period),
  },
  {
    id: 'amount',
    header: m['web.amount'](),
    isNumeric: true,
    value: (row) => Number(row.amount.value),
    cell: (row) => <FigureValue figure={row.amount} label={row.payee} />,
  },
  { id: 'reason', header: m['web.run_reason'](), value: (row) => reasonWords(row, all), isLong: true },
  { id: 'by', header: m['web.adjustment_by'](), value: (row) => row.requestedBy },
  {
    id: 'state',
    header: m['web.state'](),
    value: (row) => stateWords(row, all),
    cell: (row) => <State row={row} all={all} may={may} />,
  },
];

type StateProps = { readonly row: Adjustment; readonly all: readonly Adjustment[]; readonly may: May };

function State({ row, all, may }: StateProps) {
  if (row.decision === null && may.mayDecide)
    return <DecideRequest requestId={row.requestId} what={`${row.payee}, ${row.reason}`} isOwn={row.isOwn} />;
  const canReverse = may.mayAsk && row.decision?.isAccepted === true && row.reversedBy === null;
  return (
    <span className="inline-flex flex-wrap items-center gap-2">
      {stateWords(row, all)}
      {canReverse && <ReverseAdjustment adjustment={row} />}
    </span>
  );
}

/** What became of it, and of the one that takes it back. */
function stateWords(row: Adjustment, all: readonly Adjustment[]): string {
  const opposite = all.find(({ id }) => id === row.reversedBy);
  if (opposite === undefined) return decisionWords(row);
  const back =
    opposite.decision === null ? m['web.adjustment_reversed_waiting']() : m['web.adjustment_reversed']();
  return `${decisionWords(row)}, ${back}`;
}

/** Its reason, and which one it takes back. */
function reasonWords({ reason, reverses }: Adjustment, all: readonly Adjustment[]): string {
  const taken = all.find(({ id }) => id === reverses);
  if (taken === undefined) return reason;
  const day = formatDate(taken.requestedAt);
  return `${reason} (${m['web.adjustment_reverses']({ amount: figureText(taken.amount), day })})`;
}

function decisionWords({ decision, paidBy, requestedBy }: Adjustment): string {
  if (decision === null) return m['web.adjustment_waiting']();
  if (paidBy !== null) return m['web.adjustment_paid']();
  if (!decision.isAccepted && decision.by === requestedBy)
    return m['web.adjustment_withdrawn']({ actor: decision.by });
  return decision.isAccepted
    ? m['web.adjustment_accepted']({ actor: decision.by })
    : m['web.adjustment_refused']({ actor: decision.by });
}
