import { useState } from 'react';
import { m } from '@cordee/messages';
import { useSession } from '../../api/session.ts';
import { mayApprove, useApproveProposal, type TerritoryProposal } from '../../api/territories.ts';
import { formatCount, formatDate } from '../../locale.ts';
import { Button } from '../../ui/button.tsx';
import { Confirm } from '../../ui/confirm.tsx';
import { Badge, Notice } from '../../ui/notice.tsx';
import { problemText } from '../../ui/problem-text.ts';

/** By another than whoever made it; what it touches is said first. */
export function ApproveProposal({ proposal }: { proposal: TerritoryProposal }) {
  const session = useSession();
  const approve = useApproveProposal(proposal.id);
  const [isAsking, setIsAsking] = useState(false);
  const { approvedBy, isOwn, moves, effectiveFrom } = proposal;
  if (approvedBy !== null)
    return (
      <Badge tone="good">
        {m['territories.approved_words']({ by: approvedBy, day: formatDate(effectiveFrom) })}
      </Badge>
    );
  if (!mayApprove(session)) return null;
  return (
    <>
      {approve.error && <Notice tone="problem">{problemText(approve.error)}</Notice>}
      <Button look="primary" whyNot={isOwn ? m['territories.own']() : null} onPress={() => setIsAsking(true)}>
        {m['territories.approve']()}
      </Button>
      <Confirm
        title={m['territories.approve']()}
        action={m['territories.approve']()}
        isOpen={isAsking}
        isBusy={approve.isPending}
        onClose={() => setIsAsking(false)}
        onConfirm={() => approve.mutate(undefined, { onSettled: () => setIsAsking(false) })}
      >
        <p>
          {m['territories.approve_lead']({
            count: formatCount(moves.length),
            day: formatDate(effectiveFrom, 'long'),
          })}
        </p>
      </Confirm>
    </>
  );
}
