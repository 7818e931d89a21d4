import { useNavigate } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { m } from '@cordee/messages';
import { useOpenConsultation } from '../../api/consultations.ts';
import { CheckField, TextField } from '../../ui/field.tsx';
import { FormShell } from '../../ui/form-shell.tsx';

export type ConsultationFormProps = {
  readonly document: unknown;
  /** The plan whose holders are asked, where it is not the document’s own. */
  readonly heldPlan?: string;
  /** What keeps the document from being put to anybody; null: nothing does. */
  readonly whyNot: string | null;
  /** What is put, and to whom. */
  readonly children: ReactNode;
};

/** From a day to a day, with or without the works council; then its page opens. */
export function ConsultationForm({ document, heldPlan, whyNot, children }: ConsultationFormProps) {
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [asksWorksCouncil, ask] = useState(true);
  const open = useOpenConsultation();
  const navigate = useNavigate();
  const whyNoDays = from === '' || to === '' ? m['consultations.days_first']() : null;
  return (
    <FormShell
      action={m['consultations.open']()}
      isBusy={open.isPending}
      error={open.error}
      whyNot={whyNot ?? whyNoDays}
      onSubmit={(event) => {
        event.preventDefault();
        open.mutate(
          { document, from, to, asksWorksCouncil, ...(heldPlan === undefined ? {} : { heldPlan }) },
          {
            onSuccess: ({ id }) =>
              void navigate({ to: '/consultations/$consultationId', params: { consultationId: id } }),
          },
        );
      }}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        {children}
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
