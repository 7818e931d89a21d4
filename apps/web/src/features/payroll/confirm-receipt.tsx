import { useState } from 'react';
import { m } from '@cordee/messages';
import { useConfirmFile, type PayrollFile } from '../../api/payroll.ts';
import { useSession } from '../../api/session.ts';
import { TextField } from '../../ui/field.tsx';
import { FormShell } from '../../ui/form-shell.tsx';
import { useToast } from '../../ui/toast.tsx';

/** Payroll's own totals are typed, not shown to be agreed with: copying them is the control. */
export function ConfirmReceipt({ file }: { file: PayrollFile }) {
  const { roles } = useSession();
  const [rows, setRows] = useState('');
  const [sum, setSum] = useState('');
  const confirm = useConfirmFile(file.id);
  const toast = useToast();
  const send = () =>
    confirm.mutate(
      { rows: Number(rows), sum: canonical(sum) },
      { onSuccess: () => toast('good', m['web.pay_confirm_done']()) },
    );
  const isFilled = /^\d+$/.test(rows.trim()) && sum.trim() !== '';
  const whyNot = roles.includes('finance')
    ? isFilled
      ? null
      : m['web.pay_confirm_missing']()
    : m['web.pay_role']();
  return (
    <FormShell
      action={m['web.pay_confirm']()}
      onSubmit={(event) => {
        event.preventDefault();
        if (whyNot === null) send();
      }}
      isBusy={confirm.isPending}
      error={confirm.error}
      whyNot={whyNot}
    >
      <p className="max-w-prose text-muted">{m['web.pay_confirm_lead']()}</p>
      <div className="grid max-w-2xl gap-4 sm:grid-cols-2">
        <TextField
          label={m['web.pay_confirm_rows']()}
          inputMode="numeric"
          value={rows}
          onChange={(event) => setRows(event.target.value)}
        />
        <TextField
          label={m['web.pay_confirm_sum']()}
          inputMode="decimal"
          value={sum}
          onChange={(event) => setSum(event.target.value)}
        />
      </div>
    </FormShell>
  );
}

/** 1 234,56 € as 1234.56. */
const canonical = (text: string) => text.replaceAll(/[\s\u00a0\u202f€]/g, '').replace(',', '.');
