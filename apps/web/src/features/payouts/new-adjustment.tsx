import { useState } from 'react';
import { m } from '@cordee/messages';
import { useAskAdjustment } from '../../api/payouts.ts';
import { TextField } from '../../ui/field.tsx';
import { FormShell } from '../../ui/form-shell.tsx';
import { useToast } from '../../ui/toast.tsx';
import { AdjustmentKind } from './adjustment-kind.tsx';
import { usePlanPeriod } from './plan-period.tsx';
import { whyNoReason } from './reason.ts';

const blank = { payee: '', amount: '', code: '', reason: '' };

/** One amount for one person, with a reason; it waits for somebody else's decision. */
export function NewAdjustment() {
  const { planCode, period, fields } = usePlanPeriod();
  const [row, setRow] = useState(blank);
  const ask = useAskAdjustment();
  const toast = useToast();
  const isWhole = row.payee !== '' && row.amount !== '' && whyNoReason(row.reason) === null;
  const send = () => {
    if (!planCode || !period || !isWhole) return;
    ask.mutate(
      { planCode, period, rows: [row] },
      {
        onSuccess: () => {
          toast('good', m['web.request_asked']());
          setRow(blank);
        },
      },
    );
  };
  const field = (name: keyof typeof blank) => ({
    value: row[name],
    onChange: (event: { target: { value: string } }) => setRow({ ...row, [name]: event.target.value }),
  });
  return (
    <FormShell
      action={m['web.adjustment_new']()}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
      isBusy={ask.isPending}
      error={ask.error}
      whyNot={isWhole ? null : m['web.adjustment_incomplete']()}
    >
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        {fields}
        <TextField label={m['web.adjustment_payee']()} {...field('payee')} />
        <TextField
          label={m['web.adjustment_amount']()}
          hint={m['web.adjustment_amount_hint']()}
          inputMode="decimal"
          {...field('amount')}
        />
        <AdjustmentKind planCode={planCode} value={row.code} onChange={(code) => setRow({ ...row, code })} />
        <TextField label={m['web.run_reason']()} {...field('reason')} />
      </div>
    </FormShell>
  );
}
