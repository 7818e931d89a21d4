import { m } from '@cordee/messages';
import { useDecide } from '../../api/payouts.ts';
import { Button } from '../../ui/button.tsx';
import { useToast } from '../../ui/toast.tsx';

export type DecideRequestProps = {
  readonly requestId: string;
  readonly what: string;
  /** Whoever asked may take it back, and not accept it. */
  readonly isOwn?: boolean;
};

/** Yes or no to what somebody else asked; the server refuses whoever asked, and more than their role may accept. */
export function DecideRequest({ requestId, what, isOwn = false }: DecideRequestProps) {
  const decide = useDecide();
  const toast = useToast();
  const say = (isAccepted: boolean) =>
    decide.mutate({ requestId, isAccepted }, { onSuccess: () => toast('good', m['web.request_decided']()) });
  if (isOwn)
    return (
      <Button
        look="quiet"
        aria-label={m['web.request_withdraw_of']({ what })}
        isBusy={decide.isPending}
        onPress={() => say(false)}
      >
        {m['web.request_withdraw']()}
      </Button>
    );
  return (
    <span className="inline-flex gap-2">
      <Button
        aria-label={m['web.request_accept_of']({ what })}
        isBusy={decide.isPending}
        onPress={() => say(true)}
      >
        {m['web.request_accept']()}
      </Button>
      <Button
        look="quiet"
        aria-label={m['web.request_refuse_of']({ what })}
        isBusy={decide.isPending}
        onPress={() => say(false)}
      >
        {m['web.request_refuse']()}
      </Button>
    </span>
  );
}
