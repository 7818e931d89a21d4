import { useState } from 'react';
import { m } from '@cordee/messages';
import { isStopped, useAskOverride, type RunReview } from '../../api/payouts.ts';
import { formatInstant } from '../../locale.ts';
import { Button } from '../../ui/button.tsx';
import { Confirm } from '../../ui/confirm.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Section } from '../../ui/page.tsx';
import { useToast } from '../../ui/toast.tsx';
import { DecideRequest } from './decide-request.tsx';
import { ReasonField } from './reason-field.tsx';
import { whyNoReason } from './reason.ts';

/** What can only be a fault of the data, in words, and how two persons pass it when it is none. */
export function RunStops({ runId, review }: { runId: string; review: RunReview }) {
  const { stops, overrides } = review;
  if (stops.length === 0) return null;
  const isOpen = overrides.some(({ isAccepted }) => isAccepted === null);
  return (
    <Section title={m['web.stop_title']()}>
      {stops.map(({ code, sentence }) => (
        <Notice key={code} tone={isStopped(review) ? 'problem' : 'watch'}>
          {sentence}
        </Notice>
      ))}
      {overrides.map((override) => (
        <OverrideLine key={override.requestId} override={override} />
      ))}
      {isStopped(review) && (
        <>
          <p className="max-w-prose text-muted">{m['web.stop_lead']()}</p>
          {!isOpen && <AskOverride runId={runId} />}
        </>
      )}
    </Section>
  );
}

function OverrideLine({ override }: { override: RunReview['overrides'][number] }) {
  const { requestId, by, at, reason, isAccepted } = override;
  if (isAccepted !== null)
    return <p>{isAccepted ? m['web.stop_accepted']({ reason }) : m['web.stop_refused']({ reason })}</p>;
  return (
    <div className="flex flex-wrap items-center gap-3">
      <p>{m['web.stop_asked']({ actor: by, at: formatInstant(at), reason })}</p>
      <DecideRequest requestId={requestId} what={reason} />
    </div>
  );
}

function AskOverride({ runId }: { runId: string }) {
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const ask = useAskOverride(runId);
  const toast = useToast();
  const send = () =>
    ask.mutate(reason.trim(), {
      onSuccess: () => toast('good', m['web.request_asked']()),
      onSettled: () => setOpen(false),
    });
  return (
    <div>
      <Button onPress={() => setOpen(true)}>{m['web.stop_pass']()}</Button>
      <Confirm
        title={m['web.stop_pass_title']()}
        action={m['web.stop_pass']()}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        onConfirm={send}
        isBusy={ask.isPending}
        whyNot={whyNoReason(reason)}
      >
        <p>{m['web.stop_lead']()}</p>
        <ReasonField value={reason} onChange={setReason} />
      </Confirm>
    </div>
  );
}
