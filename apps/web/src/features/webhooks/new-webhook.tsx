import { useState } from 'react';
import { m } from '@cordee/messages';
import { useOpenWebhook } from '../../api/outflow/webhooks.ts';
import { SelectField, TextField } from '../../ui/field.tsx';
import { FormShell } from '../../ui/form-shell.tsx';
import { Notice } from '../../ui/notice.tsx';

const causes = [
  { value: '', label: () => m['webhooks.when_all']() },
  { value: 'imports', label: () => m['webhooks.cause_imports']() },
  { value: 'payouts.run_approved', label: () => m['webhooks.cause_run_approved']() },
  { value: 'payouts.run_locked', label: () => m['webhooks.cause_run_locked']() },
  { value: 'disputes', label: () => m['webhooks.cause_disputes']() },
  { value: 'plans', label: () => m['webhooks.cause_plans']() },
] as const;

/** An address and what it hears of; the secret that signs its calls is shown once. */
export function NewWebhook() {
  const [url, setUrl] = useState('');
  const [cause, setCause] = useState('');
  const open = useOpenWebhook();
  return (
    <>
      <FormShell
        action={m['webhooks.add']()}
        isBusy={open.isPending}
        error={open.error}
        onSubmit={(event) => {
          event.preventDefault();
          open.mutate({ url, causes: cause === '' ? [] : [cause] }, { onSuccess: () => setUrl('') });
        }}
      >
        <TextField
          label={m['webhooks.address']()}
          hint={m['webhooks.address_hint']()}
          type="url"
          required
          value={url}
          onChange={({ target }) => setUrl(target.value)}
        />
        <SelectField
          label={m['webhooks.when']()}
          options={causes.map(({ value, label }) => ({ value, label: label() }))}
          value={cause}
          onChange={({ target }) => setCause(target.value)}
        />
      </FormShell>
      {open.data && (
        <Notice tone="good">
          <p className="font-medium">{m['webhooks.secret']()}</p>
          <p>
            <code className="break-all">{open.data.secret}</code>
          </p>
          <p>{m['webhooks.secret_lead']()}</p>
        </Notice>
      )}
    </>
  );
}
