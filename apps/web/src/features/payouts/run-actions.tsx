import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { m } from '@cordee/messages';
import { isStopped, reviewQuery, useRunStep, type Run } from '../../api/payouts.ts';
import { formatCount, formatPeriod } from '../../locale.ts';
import { Button } from '../../ui/button.tsx';
import { Confirm } from '../../ui/confirm.tsx';
import { figureText } from '../../ui/figure.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useToast } from '../../ui/toast.tsx';
import { SettlingRun } from './settling-run.tsx';
import { VoidRun } from './void-run.tsx';

type Step = 'approve' | 'lock';

const done = {
  approve: () => m['web.run_done_approve'](),
  lock: () => m['web.run_done_lock'](),
} as const;

/** What may be done with a run now; what may not says why. */
export function RunActions({ run }: { run: Run }) {
  const step = useRunStep(run.id);
  const review = useQuery(reviewQuery(run.id)).data;
  const toast = useToast();
  const [asked, setAsked] = useState<Step | null>(null);
  if (run.state === 'voided') return null;
  const isOpen = run.state === 'preview' || run.state === 'approved';
  const facts = { count: formatCount(run.payees), total: figureText(run.toPay) };
  const words = wordsOf(run, asked ?? 'approve', facts);
  const take = (taken: Step) =>
    step.mutate(taken, {
      onSuccess: ({ taskId }) => taskId === null && toast('good', done[taken]()),
      onSettled: () => setAsked(null),
    });
  return (
    <div className="flex flex-col gap-3">
      <SettlingRun run={run} />
      {!isOpen && <Notice tone="good">{m['web.run_is_locked']()}</Notice>}
      {run.settling === null && (
        <div className="flex flex-wrap items-start gap-4">
          {run.state === 'preview' && (
            <Button
              look="primary"
              whyNot={run.whyNotApprove ?? (review && isStopped(review) ? m['web.stop_why_not']() : null)}
              onPress={() => setAsked('approve')}
            >
              {m['web.run_approve']({ count: facts.count })}
            </Button>
          )}
          {isOpen && (
            <Button
              look={run.state === 'approved' ? 'primary' : 'plain'}
              whyNot={run.canLock ? null : (run.whyNotLock ?? m['web.run_cannot']())}
              onPress={() => setAsked('lock')}
            >
              {m['web.run_lock']({ period: formatPeriod(run.period) })}
            </Button>
          )}
          <VoidRun run={run} />
        </div>
      )}
      <Confirm
        {...words}
        isOpen={asked !== null}
        onClose={() => setAsked(null)}
        onConfirm={() => asked && take(asked)}
        isBusy={step.isPending}
      >
        <p>{words.what}</p>
      </Confirm>
    </div>
  );
}

function wordsOf(run: Run, step: Step, facts: { readonly count: string; readonly total: string }) {
  if (step === 'approve')
    return {
      title: m['web.run_approve_title'](),
      action: m['web.run_approve']({ count: facts.count }),
      what: m['web.run_approve_what'](facts),
    };
  const period = formatPeriod(run.period);
  return {
    title: m['web.run_lock_title'](),
    action: m['web.run_lock']({ period }),
    what: m['web.run_lock_what'](facts),
    typed: period,
  };
}
