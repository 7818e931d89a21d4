import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { m } from '@cordee/messages';
import { useAskAdjustment } from '../../api/payouts.ts';
import { periodsQuery } from '../../api/periods.ts';
import { plansQuery } from '../../api/plans.ts';
import { useSession } from '../../api/session.ts';
import { formatPeriod } from '../../locale.ts';
import { SelectField, TextField } from '../../ui/field.tsx';
import { FormShell } from '../../ui/form-shell.tsx';
import { useToast } from '../../ui/toast.tsx';
import { whyNoReason } from './reason.ts';

const blank = { payee: '', amount: '', code: '', reason: '' };

/** One amount for one person, with a reason; it waits for somebody else's decision. */
export function NewAdjustment() {
  const { today } = useSession();
  const plans = useQuery(plansQuery).data ?? [];
  const months = useQuery(periodsQuery('month')).data ?? [];
  const quarters = useQuery(periodsQuery('quarter')).data ?? [];
  const periods = [...quarters.toReversed(), ...months.toReversed()].filter(({ from }) => from <= today);
  const [plan, setPlan] = useState('');
  const [period, setPeriod] = useState('');
  const [row, setRow] = useState(blank);
  const ask = useAskAdjustment();
  const toast = useToast();
  const planCode = plan || plans[0]?.code;
  const periodCode = period || periods[0]?.code;
  const isWhole = row.payee !== '' && row.amount !== '' && whyNoReason(row.reason) === null;
  const send = () => {
    if (!planCode || !periodCode || !isWhole) return;
    ask.mutate(
      { planCode, period: periodCode, rows: [row] },
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
        <SelectField
          label={m['web.plan']()}
          options={plans.map(({ code, name }) => ({ value: code, label: name }))}
          value={planCode ?? ''}
          onChange={(event) => setPlan(event.target.value)}
        />
        <SelectField
          label={m['web.period']()}
          options={periods.map(({ code }) => ({ value: code, label: formatPeriod(code) }))}
          value={periodCode ?? ''}
          onChange={(event) => setPeriod(event.target.value)}
        />
        <TextField label={m['web.adjustment_payee']()} {...field('payee')} />
        <TextField
          label={m['web.adjustment_amount']()}
          hint={m['web.adjustment_amount_hint']()}
          inputMode="decimal"
          {...field('amount')}
        />
        <TextField label={m['web.adjustment_code']()} {...field('code')} />
        <TextField label={m['web.run_reason']()} {...field('reason')} />
      </div>
    </FormShell>
  );
}
