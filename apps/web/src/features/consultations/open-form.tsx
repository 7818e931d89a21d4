import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { m } from '@cordee/messages';
import { useOpenConsultation } from '../../api/consultations.ts';
import { plansQuery } from '../../api/plans.ts';
import { CheckField, Field, SelectField, TextField } from '../../ui/field.tsx';
import { FormShell } from '../../ui/form-shell.tsx';

/** A plan as it stands, or the file of its next version, from a day to a day. */
export function OpenForm() {
  const plans = useQuery(plansQuery).data ?? [];
  const [chosen, choose] = useState('');
  const [file, setFile] = useState<unknown>(null);
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [asksWorksCouncil, ask] = useState(true);
  const open = useOpenConsultation();
  const navigate = useNavigate();
  const document = file ?? plans.find(({ code }) => code === (chosen || plans[0]?.code))?.document;
  return (
    <FormShell
      action={m['consultations.open']()}
      isBusy={open.isPending}
      error={open.error}
      whyNot={whyNotOpened({ document, from, to })}
      onSubmit={(event) => {
        event.preventDefault();
        open.mutate(
          { document, from, to, asksWorksCouncil },
          {
            onSuccess: ({ id }) =>
              void navigate({ to: '/consultations/$consultationId', params: { consultationId: id } }),
          },
        );
      }}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField
          label={m['consultations.plan']()}
          className="w-full"
          value={chosen || (plans[0]?.code ?? '')}
          options={plans.map(({ code, name }) => ({ value: code, label: name }))}
          onChange={({ target }) => choose(target.value)}
        />
        <Field label={m['consultations.file']()} hint={m['consultations.file_hint']()}>
          {(control) => (
            <input
              {...control}
              type="file"
              accept="application/json"
              className="control w-full"
              onChange={({ target }) => void readPlan(target.files?.[0]).then(setFile)}
            />
          )}
        </Field>
        <TextField
          label={m['consultations.from']()}
          type="date"
          className="w-full"
          value={from}
          onChange={({ target }) => setFrom(target.value)}
        />
        <TextField
          label={m['consultations.to']()}
          type="date"
          className="w-full"
          value={to}
          onChange={({ target }) => setTo(target.value)}
        />
      </div>
      <CheckField
        label={m['consultations.asks_works_council']()}
        checked={asksWorksCouncil}
        onChange={({ target }) => ask(target.checked)}
      />
    </FormShell>
  );
}

type Asked = { readonly document: unknown; readonly from: string; readonly to: string };

function whyNotOpened({ document, from, to }: Asked): string | null {
  if (document === undefined) return m['consultations.plan_first']();
  return from === '' || to === '' ? m['consultations.days_first']() : null;
}

/** What is no JSON is sent as its text: the server says why it is no plan. */
async function readPlan(file: File | undefined): Promise<unknown> {
  if (file === undefined) return null;
  const text = await file.text();
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
