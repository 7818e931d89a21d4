import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { m } from '@cordee/messages';
import { runQuery, type Run } from '../../api/payouts.ts';
import { usePlanName } from '../../api/plans.ts';
import { collator, formatCount, formatInstant, formatPeriod } from '../../locale.ts';
import { FigureCard } from '../../ui/figure.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page, Section } from '../../ui/page.tsx';
import { PageQuery } from '../../ui/query-view.tsx';
import { TableShell } from '../../ui/table-shell.tsx';
import { RunActions } from './run-actions.tsx';
import { exceptionColumns, lineColumns } from './run-columns.tsx';
import { RunStateBadge } from './run-state.tsx';

/** Preview by exception, approval by a second person, lock. */
export function RunScreen() {
  const { runId } = useParams({ strict: false });
  const query = useQuery(runQuery(runId ?? ''));
  const planName = usePlanName();
  return (
    <PageQuery title={m['web.room_runs']()} query={query}>
      {(run) => (
        <Page
          title={m['web.run_title']({ plan: planName(run.planCode), period: formatPeriod(run.period) })}
          lead={<RunStateBadge state={run.state} />}
        >
          <RunFacts run={run} />
          {run.issues > 0 && (
            <Notice tone="watch">{m['web.run_has_issues']({ count: formatCount(run.issues) })}</Notice>
          )}
          <RunActions run={run} />
          <Section title={m['web.run_exceptions']()}>
            {run.byException.length === 0 ? (
              <p className="text-muted">{m['web.run_exceptions_none']()}</p>
            ) : (
              <TableShell
                label={m['web.run_exceptions']()}
                rows={run.byException}
                columns={exceptionColumns(run)}
                rowKey={(row) => row.payeeId}
              />
            )}
          </Section>
          <RunEvents run={run} />
          <Section title={m['web.run_lines']({ count: formatCount(run.lines.length) })}>
            <TableShell
              label={m['web.room_runs']()}
              rows={run.lines.toSorted((a, b) => collator.compare(a.name, b.name))}
              columns={lineColumns(run)}
              rowKey={(row) => row.payeeId}
              totalLabel={m['web.run_total']()}
            />
          </Section>
        </Page>
      )}
    </PageQuery>
  );
}

function RunFacts({ run }: { run: Run }) {
  return (
    <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
      <FigureCard figure={run.total} label={m['web.payable_total']()} />
      <FigureCard
        figure={{
          value: String(run.payees),
          unit: 'count',
          explain: `/runs/${run.id}/payees/explanation`,
        }}
        label={m['web.payees']()}
      />
      {run.hash && (
        <div className="min-w-0 rounded-md border border-line bg-sheet p-4 sm:col-span-2">
          <p className="text-[13px] font-medium text-muted">{m['web.run_hash']()}</p>
          <p className="figures font-mono text-[13px] break-all">{run.hash}</p>
        </div>
      )}
    </div>
  );
}

/** Who did what, when: the run's own short trail. */
function RunEvents({ run }: { run: Run }) {
  return (
    <Section title={m['web.run_events']()}>
      <ul className="flex flex-col gap-1 border-l-2 border-line pl-4 text-[14px]">
        <li>
          {m['web.run_event_calculated']({ actor: run.calculatedBy, at: formatInstant(run.calculatedAt) })}
        </li>
        {run.events.map((event) => (
          <li key={`${event.at}-${event.transition}`}>{eventWords(event)}</li>
        ))}
      </ul>
    </Section>
  );
}

function eventWords({ transition, actor, at }: Run['events'][number]): string {
  const facts = { actor, at: formatInstant(at) };
  if (transition.startsWith('approve')) return m['web.run_event_approved'](facts);
  if (transition.startsWith('lock')) return m['web.run_event_locked'](facts);
  return m['web.run_event_other']({ transition, ...facts });
}
