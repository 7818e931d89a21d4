import { useState } from 'react';
import { m } from '@cordee/messages';
import { useRunStep, type Run } from '../../api/payouts.ts';
import { formatCount, formatPeriod } from '../../locale.ts';
import { Button } from '../../ui/button.tsx';
import { Confirm } from '../../ui/confirm.tsx';
import { figureText } from '../../ui/figure.tsx';
import { Notice } from '../../ui/notice.tsx';

/** What may be done with a run now; what may not says why. */
export function RunActions({ run }: { run: Run }) {
  const step = useRunStep(run.id);
  const [asked, setAsked] = useState<'approve' | 'lock' | null>(null);
  if (run.state === 'locked') return <Notice tone="good">{m['web.run_is_locked']()}</Notice>;
  const facts = { count: formatCount(run.payees), total: figureText(run.total) };
  const confirmed = asked ?? 'approve';
  return (
    <div className="flex flex-wrap items-start gap-4">
      {run.state === 'preview' && (
        <Button
          look="primary"
          whyNot={run.canApprove ? null : (run.whyNotApprove ?? m['web.run_cannot']())}
          onPress={() => setAsked('approve')}
        >
          {m['web.run_approve']({ count: facts.count })}
        </Button>
      )}
      <Button
        look={run.state === 'approved' ? 'primary' : 'plain'}
        whyNot={run.canLock ? null : (run.whyNotLock ?? m['web.run_cannot']())}
        onPress={() => setAsked('lock')}
      >
        {m['web.run_lock']({ period: formatPeriod(run.period) })}
      </Button>
      <Confirm
        title={confirmed === 'approve' ? m['web.run_approve_title']() : m['web.run_lock_title']()}
        action={
          confirmed === 'approve'
            ? m['web.run_approve']({ count: facts.count })
            : m['web.run_lock']({ period: formatPeriod(run.period) })
        }
        isOpen={asked !== null}
        onClose={() => setAsked(null)}
        onConfirm={() => step.mutate(confirmed, { onSettled: () => setAsked(null) })}
        isBusy={step.isPending}
        {...(confirmed === 'lock' ? { typed: formatPeriod(run.period) } : {})}
      >
        <p>{confirmed === 'approve' ? m['web.run_approve_what'](facts) : m['web.run_lock_what'](facts)}</p>
      </Confirm>
    </div>
  );
}
