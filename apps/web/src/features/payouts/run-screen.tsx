import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { m } from '@cordee/messages';
import { runQuery, type Run } from '../../api/payouts.ts';
import { usePlanName } from '../../api/plans.ts';
import { formatCount, formatInstant, formatPeriod } from '../../locale.ts';
import { FigureCard } from '../../ui/figure.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page, Section } from '../../ui/page.tsx';
import { PageQuery } from '../../ui/query-view.tsx';
import { ClosingList } from './closing-list.tsx';
import { HeldPayees } from './held-payees.tsx';
import { HoldPanel, type HeldOne } from './hold-panel.tsx';
import { RunActions } from './run-actions.tsx';
import { runKindName } from './run-kind.ts';
import { RunLines } from './run-lines.tsx';
import { RunReview } from './run-review.tsx';
import { RunStateBadge } from './run-state.tsx';
import { RunStepper } from './run-stepper.tsx';

/** Preview by exception, approval by a second person, lock. */
export function RunScreen({ children }: { children: (run: Run) => ReactNode }) {
  const { runId } = useParams({ strict: false });
  const query = useQuery(runQuery(runId ?? ''));
  const planName = usePlanName();
  return (
    <PageQuery title={m['web.room_runs']()} query={query}>
      {(run) => (
        <Page
          title={m['web.run_title']({ plan: planName(run.planCode), period: formatPeriod(run.period) })}
          lead={
            <span className="flex flex-wrap items-center gap-2">
              <RunStateBadge state={run.state} /> {runKindName(run.kind)}
            </span>
          }
        >
          <RunStepper run={run} />
          <RunFacts run={run} />
          {run.issues > 0 && (
            <Notice tone="watch">{m['web.run_has_issues']({ count: formatCount(run.issues) })}</Notice>
          )}
          <RunActions run={run} />
          <RunBody run={run}>{children(run)}</RunBody>
        </Page>
      )}
    </PageQuery>
  );
}

function RunBody({ run, children }: { run: Run; children: ReactNode }) {
  const [holding, setHolding] = useState<HeldOne | null>(null);
  return (
    <>
      <RunReview run={run} onHold={setHolding} />
      <HeldPayees run={run} />
      {children}
      <ClosingList period={run.period} />
      <RunLines run={run} onHold={setHolding} />
      <RunEvents run={run} />
      {holding && <HoldPanel run={run} payee={holding} onClose={() => setHolding(null)} />}
    </>
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
      {Number(run.held.value) !== 0 && (
        <>
          <FigureCard figure={{ ...run.toPay, explain: run.total.explain }} label={m['web.run_to_pay']()} />
          <FigureCard figure={{ ...run.held, explain: run.total.explain }} label={m['web.run_held']()} />
        </>
      )}
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
          {run.inMemory !== null && <p className="text-muted">{run.inMemory}</p>}
        </li>
        {run.events.map((event) => (
          <li key={`${event.at}-${event.transition}`}>{eventWords(event)}</li>
        ))}
      </ul>
    </Section>
  );
}

const eventSays: Readonly<Record<string, (facts: { actor: string; at: string }) => string>> = {
  approved: (facts) => m['web.run_event_approved'](facts),
  locked: (facts) => m['web.run_event_locked'](facts),
  transmitted: (facts) => m['web.run_event_transmitted'](facts),
  confirmed: (facts) => m['web.run_event_confirmed'](facts),
  paid: (facts) => m['web.run_event_paid'](facts),
  voided: (facts) => m['web.run_event_voided'](facts),
};

function eventWords({ transition, actor, at }: Run['events'][number]): string {
  const facts = { actor, at: formatInstant(at) };
  return eventSays[transition]?.(facts) ?? m['web.run_event_other']({ transition, ...facts });
}
