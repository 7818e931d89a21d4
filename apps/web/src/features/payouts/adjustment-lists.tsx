import { m } from '@cordee/messages';
import { useDecideList, type Adjustment } from '../../api/payouts.ts';
import { formatCount } from '../../locale.ts';
import { Button } from '../../ui/button.tsx';
import { useToast } from '../../ui/toast.tsx';

/** The lists that wait, each decided as a whole; whoever asked takes theirs back. */
export function AdjustmentLists({ adjustments }: { readonly adjustments: readonly Adjustment[] }) {
  const waiting = adjustments.filter(({ batchId, decision }) => batchId !== null && decision === null);
  const lists = [...Map.groupBy(waiting, ({ batchId }) => batchId ?? '')];
  if (lists.length === 0) return null;
  return (
    <ul className="flex flex-col divide-y divide-line rounded-md border border-line bg-sheet">
      {lists.map(([batchId, rows]) => (
        <li key={batchId} className="p-4">
          <WaitingList batchId={batchId} rows={rows} />
        </li>
      ))}
    </ul>
  );
}

function WaitingList({ batchId, rows }: { readonly batchId: string; readonly rows: readonly Adjustment[] }) {
  const decide = useDecideList();
  const toast = useToast();
  const [first] = rows;
  const count = formatCount(rows.length);
  const say = (isAccepted: boolean) =>
    decide.mutate({ batchId, isAccepted }, { onSuccess: () => toast('good', m['web.request_decided']()) });
  return (
    <div className="flex flex-wrap items-center justify-between gap-3">
      <p>{m['web.adjustment_list_of']({ count, actor: first?.requestedBy ?? '' })}</p>
      <span className="flex flex-wrap gap-2">
        {first?.isOwn ? (
          <Button isBusy={decide.isPending} onPress={() => say(false)}>
            {m['web.adjustment_list_withdraw']({ count })}
          </Button>
        ) : (
          <>
            <Button isBusy={decide.isPending} onPress={() => say(true)}>
              {m['web.adjustment_list_accept']({ count })}
            </Button>
            <Button look="quiet" isBusy={decide.isPending} onPress={() => say(false)}>
              {m['web.adjustment_list_refuse']({ count })}
            </Button>
          </>
        )}
      </span>
    </div>
  );
}
