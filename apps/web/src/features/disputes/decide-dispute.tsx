import { useState } from 'react';
import { m } from '@cordee/messages';
import { useDecideDispute, type Dispute } from '../../api/disputes.ts';
import { Button } from '../../ui/button.tsx';
import { TextAreaField } from '../../ui/field.tsx';
import { FormShell } from '../../ui/form-shell.tsx';
import { Section, Sheet } from '../../ui/page.tsx';
import { useToast } from '../../ui/toast.tsx';
import { whyNotSaid } from './dispute-words.tsx';

/** Accept or refuse with a reason; whoever opened the dispute does not decide it. */
export function DecideDispute({ dispute: { id, isOwn } }: { dispute: Dispute }) {
  const [reason, setReason] = useState('');
  const decide = useDecideDispute(id);
  const toast = useToast();
  const send = (isAccepted: boolean) =>
    decide.mutate(
      { isAccepted, reason: reason.trim() },
      { onSuccess: () => toast('good', m['disputes.decided']()) },
    );
  const whyNot = isOwn
    ? m['disputes.own_outcome_forbidden']()
    : whyNotSaid(reason, m['disputes.reason_first']());
  return (
    <Section title={m['disputes.decision']()}>
      <Sheet>
        <FormShell
          action={m['disputes.accept']()}
          isBusy={decide.isPending}
          error={decide.error}
          whyNot={whyNot}
          onSubmit={(event) => {
            event.preventDefault();
            send(true);
          }}
          secondary={whyNot === null && <Button onPress={() => send(false)}>{m['disputes.refuse']()}</Button>}
        >
          <p className="text-muted">{m['disputes.decision_lead']()}</p>
          <TextAreaField
            label={m['disputes.reason']()}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
        </FormShell>
      </Sheet>
    </Section>
  );
}
