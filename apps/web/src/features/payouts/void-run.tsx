import { useState } from 'react';
import { m } from '@cordee/messages';
import { useAskVoid, useRunStep, type Run } from '../../api/payouts.ts';
import { formatCount, formatInstant, formatPeriod } from '../../locale.ts';
import { Button } from '../../ui/button.tsx';
import { Confirm } from '../../ui/confirm.tsx';
import { figureText } from '../../ui/figure.tsx';
import { useToast } from '../../ui/toast.tsx';
import { ReasonField } from './reason-field.tsx';
import { whyNoReason } from './reason.ts';

/** One person asks with a reason, another voids: the same place shows whose turn it is. */
export function VoidRun({ run }: { run: Run }) {
  return run.voidAsked ? <AcceptVoid run={run} asked={run.voidAsked} /> : <AskVoid run={run} />;
}

const whatOf = (run: Run) =>
  m['web.run_void_ask_what']({ count: formatCount(run.payees), total: figureText(run.total) });

function AskVoid({ run }: { run: Run }) {
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const ask = useAskVoid(run.id);
  const toast = useToast();
  const send = () =>
    ask.mutate(reason, {
      onSuccess: () => toast('good', m['web.run_done_void_ask']()),
      onSettled: () => setOpen(false),
    });
  return (
    <>
      <Button look="quiet" whyNot={run.whyNotVoid} onPress={() => setOpen(true)}>
        {m['web.run_void_ask']()}
      </Button>
      <Confirm
        title={m['web.run_void_ask_title']()}
        action={m['web.run_void_ask_do']()}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        onConfirm={send}
        isBusy={ask.isPending}
        whyNot={whyNoReason(reason)}
      >
        <p>{whatOf(run)}</p>
        <ReasonField value={reason} onChange={setReason} />
      </Confirm>
    </>
  );
}

function AcceptVoid({ run, asked }: { run: Run; asked: NonNullable<Run['voidAsked']> }) {
  const [isOpen, setOpen] = useState(false);
  const step = useRunStep(run.id);
  const toast = useToast();
  const accept = () =>
    step.mutate('void', {
      onSuccess: ({ taskId }) => taskId === null && toast('good', m['web.run_done_void']()),
      onSettled: () => setOpen(false),
    });
  const words = m['web.run_void_asked']({
    actor: asked.by,
    at: formatInstant(asked.at),
    reason: asked.reason,
  });
  return (
    <div className="flex flex-col gap-2">
      <p className="max-w-prose text-[14px]">{words}</p>
      <Button look="danger" whyNot={run.whyNotVoid} onPress={() => setOpen(true)}>
        {m['web.run_void']()}
      </Button>
      <Confirm
        title={m['web.run_void_title']()}
        action={m['web.run_void_do']()}
        typed={formatPeriod(run.period)}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        onConfirm={accept}
        isBusy={step.isPending}
      >
        <p>{words}</p>
        <p>{whatOf(run)}</p>
      </Confirm>
    </div>
  );
}
