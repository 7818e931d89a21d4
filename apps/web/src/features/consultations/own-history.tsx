import { useState } from 'react';
import { m } from '@cordee/messages';
import { useTrial, type Trial } from '../../api/consultations.ts';
import { formatMoney, formatPeriod } from '../../locale.ts';
import { TextField } from '../../ui/field.tsx';
import { FormShell } from '../../ui/form-shell.tsx';
import { Section, Sheet } from '../../ui/page.tsx';

/** The plan on one's own past period, beside what one's plan paid. */
export function OwnHistory({ id }: { readonly id: string }) {
  const [period, setPeriod] = useState('');
  const trial = useTrial(id);
  return (
    <Section title={m['consultations.own_history']()}>
      <Sheet>
        <FormShell
          action={m['consultations.replay']()}
          isBusy={trial.isPending}
          error={trial.error}
          whyNot={period.trim() === '' ? m['consultations.period_first']() : null}
          onSubmit={(event) => {
            event.preventDefault();
            trial.mutate(period.trim());
          }}
        >
          <TextField
            label={m['consultations.period']()}
            hint={m['consultations.period_hint']()}
            autoComplete="off"
            value={period}
            onChange={({ target }) => setPeriod(target.value)}
          />
        </FormShell>
        {trial.data && <Replayed trial={trial.data} />}
      </Sheet>
    </Section>
  );
}

function Replayed({ trial: { period, pay, held, lines } }: { readonly trial: Trial }) {
  return (
    <output className="mt-4 flex flex-col gap-2">
      <p className="figures text-[17px] font-semibold">
        {m['consultations.would_pay']({
          period: formatPeriod(period),
          pay: formatMoney(pay.value, pay.unit),
        })}
      </p>
      {held && (
        <p className="figures">
          {m['consultations.held_pays']({
            plan: held.plan,
            pay: formatMoney(held.pay.value, held.pay.unit),
            change: formatMoney(held.change.value, held.change.unit),
          })}
        </p>
      )}
      <ul className="list-disc pl-5">
        {lines.map(({ component, explanation, issue }) => (
          <li key={component}>{issue ?? explanation.sentence}</li>
        ))}
      </ul>
    </output>
  );
}
