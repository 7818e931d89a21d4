import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { m } from '@cordee/messages';
import { plansQuery } from '../../api/plans.ts';
import { useSearchText } from '../../shell/viewing.ts';
import { Field, SelectField } from '../../ui/field.tsx';
import { ConsultationForm } from './consultation-form.tsx';

/** A plan as it stands, the one of the address first, or the file of its next version. */
export function OpenForm() {
  const plans = useQuery(plansQuery).data ?? [];
  const [plan, choose] = useSearchText('plan');
  const [file, setFile] = useState<unknown>(null);
  const chosen = plan || (plans[0]?.code ?? '');
  const document = file ?? plans.find(({ code }) => code === chosen)?.document;
  return (
    <ConsultationForm
      document={document}
      whyNot={document === undefined ? m['consultations.plan_first']() : null}
    >
      <SelectField
        label={m['consultations.plan']()}
        className="w-full"
        value={chosen}
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
    </ConsultationForm>
  );
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
