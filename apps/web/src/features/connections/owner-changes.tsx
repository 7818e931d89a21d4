import { useState } from 'react';
import { m } from '@cordee/messages';
import {
  useOwnerChanges,
  useSendOwners,
  type OwnerChange,
  type OwnerWrite,
} from '../../api/outflow/connections.ts';
import { formatCount } from '../../locale.ts';
import { Button } from '../../ui/button.tsx';
import { Confirm } from '../../ui/confirm.tsx';
import { Notice } from '../../ui/notice.tsx';
import { problemText } from '../../ui/problem-text.ts';

/** One call sends no more; the rest is shown again behind it. */
const sentMax = 100;

/** Owners of accounts that the other system would be given: shown first, sent when a person says so. */
export function OwnerChanges({ connectionId }: { readonly connectionId: string }) {
  const look = useOwnerChanges();
  const send = useSendOwners(connectionId);
  const [isAsked, setAsked] = useState(false);
  const changes = look.data?.changes ?? [];
  const sendable = changes.filter(({ isSendable }) => isSendable).slice(0, sentMax);
  const count = formatCount(sendable.length);
  const sendShown = () => {
    const chosen = sendable.map(({ record, stamp, wanted }) => ({ record, stamp, wanted }));
    send.mutate(chosen, { onSettled: () => setAsked(false) });
  };
  return (
    <div className="flex flex-col gap-2">
      <div>
        <Button
          isBusy={look.isPending}
          onPress={() => {
            send.reset();
            look.mutate(connectionId);
          }}
        >
          {m['connectors.owners_look']()}
        </Button>
      </div>
      {(look.error ?? send.error) && <Notice tone="problem">{problemText(look.error ?? send.error)}</Notice>}
      {look.data && changes.length === 0 && <p className="text-muted">{m['connectors.owners_none']()}</p>}
      {changes.length > 0 && (
        <section aria-label={m['connectors.owners_title']()} className="flex flex-col gap-2">
          <p className="text-muted">{m['connectors.owners_lead']()}</p>
          <Changes changes={changes} writes={send.data?.writes ?? []} />
          <div className="flex flex-wrap items-center gap-3">
            {sendable.length > 0 && !send.data && (
              <Button look="primary" onPress={() => setAsked(true)}>
                {m['connectors.owners_send']({ count })}
              </Button>
            )}
            <a
              href={`/api/v1/connections/${connectionId}/owner-changes/file`}
              download
              className="text-accent underline underline-offset-2"
            >
              {m['connectors.owners_file']()}
            </a>
          </div>
        </section>
      )}
      <Confirm
        title={m['connectors.owners_title']()}
        action={m['connectors.owners_send']({ count })}
        isOpen={isAsked}
        isBusy={send.isPending}
        onClose={() => setAsked(false)}
        onConfirm={sendShown}
      >
        {m['connectors.owners_confirm']({ count })}
      </Confirm>
    </div>
  );
}

const outcomeWords: Readonly<Record<OwnerWrite['outcome'], () => string>> = {
  sent: () => m['connectors.owners_outcome_sent'](),
  already: () => m['connectors.owners_outcome_already'](),
  conflict: () => m['connectors.owners_outcome_conflict'](),
  failed: () => m['connectors.owners_outcome_failed'](),
};

type ChangesProps = { readonly changes: readonly OwnerChange[]; readonly writes: readonly OwnerWrite[] };

function Changes({ changes, writes }: ChangesProps) {
  const written = new Map(writes.map((write) => [write.record, write]));
  return (
    <ul className="flex flex-col gap-1">
      {changes.map(({ account, record, owner, wanted, isSendable }) => {
        const write = written.get(record);
        return (
          <li key={record}>
            {m['connectors.owners_from_to']({
              account,
              record,
              owner: owner ?? m['connectors.owners_nobody'](),
              wanted,
            })}
            {!isSendable && <span className="text-problem"> · {m['connectors.owners_no_user']()}</span>}
            {write && (
              <strong>
                {' '}
                · {outcomeWords[write.outcome]()} {write.problem}
              </strong>
            )}
          </li>
        );
      })}
    </ul>
  );
}
