import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { m } from '@cordee/messages';
import { disputesQuery, useOpenDispute } from '../../api/disputes.ts';
import { useSession } from '../../api/session.ts';
import { Button, buttonClass } from '../../ui/button.tsx';
import { TextAreaField } from '../../ui/field.tsx';
import { FormShell } from '../../ui/form-shell.tsx';
import { SidePanel } from '../../ui/side-panel.tsx';
import { maySpeak, whyNotSaid } from './dispute-words.tsx';

type DisputedLine = { readonly runId: string; readonly payeeId: string; readonly ordinal: number };

type DisagreeProps = { readonly line: DisputedLine; readonly label: string };

/** Under a line of a statement: says that it is wrong, or leads to where that was said already. */
export function Disagree({ line, label }: DisagreeProps) {
  const speaks = maySpeak(useSession());
  const [isOpen, setOpen] = useState(false);
  const disputes = useQuery({ ...disputesQuery, enabled: speaks }).data ?? [];
  if (!speaks) return null;
  const going = disputes.find(
    (each) =>
      each.state === 'open' &&
      each.runId === line.runId &&
      each.payeeId === line.payeeId &&
      each.ordinal === line.ordinal,
  );
  if (going)
    return (
      <Link
        to="/disputes/$disputeId"
        params={{ disputeId: going.id }}
        aria-label={m['disputes.see_of']({ label })}
        className={buttonClass('plain')}
      >
        {m['disputes.see']()}
      </Link>
    );
  return (
    <>
      <Button look="quiet" aria-label={m['disputes.disagree_of']({ label })} onPress={() => setOpen(true)}>
        {m['disputes.disagree']()}
      </Button>
      {isOpen && <DisagreePanel line={line} label={label} onClose={() => setOpen(false)} />}
    </>
  );
}

function DisagreePanel({ line, label, onClose }: DisagreeProps & { onClose: () => void }) {
  const [text, setText] = useState('');
  const open = useOpenDispute();
  const navigate = useNavigate();
  return (
    <SidePanel title={m['disputes.disagree_of']({ label })} isOpen onClose={onClose}>
      <FormShell
        action={m['disputes.send']()}
        isBusy={open.isPending}
        error={open.error}
        whyNot={whyNotSaid(text, m['disputes.text_short']())}
        onSubmit={(event) => {
          event.preventDefault();
          open.mutate(
            { kind: 'line', ...line, text: text.trim() },
            {
              onSuccess: ({ id }) => void navigate({ to: '/disputes/$disputeId', params: { disputeId: id } }),
            },
          );
        }}
      >
        <TextAreaField
          label={m['disputes.text']()}
          rows={5}
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
      </FormShell>
    </SidePanel>
  );
}
