import { useState } from 'react';
import { m } from '@cordee/messages';
import { useReverseAdjustment, type Adjustment } from '../../api/payouts.ts';
import { formatPeriod } from '../../locale.ts';
import { Button } from '../../ui/button.tsx';
import { Confirm } from '../../ui/confirm.tsx';
import { figureText } from '../../ui/figure.tsx';
import { useToast } from '../../ui/toast.tsx';
import { ReasonField } from './reason-field.tsx';
import { whyNoReason } from './reason.ts';

/** Takes an accepted adjustment back by its opposite, which somebody else decides on. */
export function ReverseAdjustment({ adjustment }: { readonly adjustment: Adjustment }) {
  const { id, payee, amount, period, reason: first } = adjustment;
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState<string>(m['web.adjustment_reverse_reason']({ reason: first }));
  const reverse = useReverseAdjustment();
  const toast = useToast();
  const send = () =>
    reverse.mutate(
      { id, reason: reason.trim() },
      {
        onSuccess: () => toast('good', m['web.request_asked']()),
        onSettled: () => setOpen(false),
      },
    );
  const opposite = figureText({ ...amount, value: oppositeOf(amount.value) });
  return (
    <>
      <Button
        look="quiet"
        aria-label={m['web.adjustment_reverse_of']({ what: `${payee}, ${first}` })}
        onPress={() => setOpen(true)}
      >
        {m['web.adjustment_reverse']()}
      </Button>
      <Confirm
        title={m['web.adjustment_reverse_title']()}
        action={m['web.adjustment_reverse_do']({ amount: opposite })}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        onConfirm={send}
        isBusy={reverse.isPending}
        whyNot={whyNoReason(reason)}
      >
        <p>{m['web.adjustment_reverse_what']({ payee, amount: opposite, period: formatPeriod(period) })}</p>
        <ReasonField value={reason} onChange={setReason} />
      </Confirm>
    </>
  );
}

const oppositeOf = (value: string) => (value.startsWith('-') ? value.slice(1) : `-${value}`);
