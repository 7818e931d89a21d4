import { useState } from 'react';
import { m } from '@cordee/messages';
import { useWriteNote, type HandOver } from '../../api/hand-over-notes.ts';
import { CheckField, TextAreaField } from '../../ui/field.tsx';
import { FormShell } from '../../ui/form-shell.tsx';
import { SidePanel } from '../../ui/side-panel.tsx';

const empty = { contacts: '', agreements: '', underWay: '', nextStep: '' };
const labels = {
  contacts: () => m['territories.note_contacts'](),
  agreements: () => m['territories.note_agreements'](),
  underWay: () => m['territories.note_under_way'](),
  nextStep: () => m['territories.note_next_step'](),
};
const order = ['contacts', 'agreements', 'underWay', 'nextStep'] as const;

/** One note on one account or several; the others wait for theirs. */
export function WriteNote({ handOver, onClose }: { handOver: HandOver; onClose: () => void }) {
  const { proposalId, giverId, takerId, giver, taker, open } = handOver;
  const write = useWriteNote();
  const [parts, setParts] = useState(empty);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const accountIds = open.map(({ id }) => id).filter((id) => !left.has(id));
  const isWhole = accountIds.length > 0 && parts.contacts.trim() !== '' && parts.nextStep.trim() !== '';
  return (
    <SidePanel title={m['territories.note_between']({ giver, taker })} isOpen onClose={onClose}>
      <FormShell
        action={m['territories.note_send']()}
        isBusy={write.isPending}
        error={write.error}
        whyNot={isWhole ? null : m['territories.note_first']()}
        onSubmit={(event) => {
          event.preventDefault();
          write.mutate({ proposalId, giverId, takerId, accountIds, ...parts }, { onSuccess: onClose });
        }}
      >
        <fieldset className="flex max-h-60 flex-col gap-1 overflow-y-auto">
          <legend className="pb-1 text-[13px] font-medium">{m['territories.note_accounts']()}</legend>
          {open.map(({ id, name }) => (
            <CheckField
              key={id}
              label={name}
              checked={!left.has(id)}
              onChange={({ target }) => {
                const next = new Set(left);
                if (target.checked) next.delete(id);
                else next.add(id);
                setLeft(next);
              }}
            />
          ))}
        </fieldset>
        {order.map((part) => (
          <TextAreaField
            key={part}
            label={labels[part]()}
            value={parts[part]}
            onChange={({ target }) => setParts({ ...parts, [part]: target.value })}
          />
        ))}
      </FormShell>
    </SidePanel>
  );
}
