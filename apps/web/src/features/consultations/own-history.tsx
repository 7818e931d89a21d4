import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { m } from '@cordee/messages';
import { useTrial, type Trial } from '../../api/consultations.ts';
import { periodsQuery, type Grain } from '../../api/periods.ts';
import { useSession } from '../../api/session.ts';
import { formatMoney, formatPeriod } from '../../locale.ts';
import { SelectField } from '../../ui/field.tsx';
import { FormShell } from '../../ui/form-shell.tsx';
import { Section, Sheet } from '../../ui/page.tsx';

/** The plan on one's own past period, beside what one's plan paid. */
export function OwnHistory({ id, grain }: { readonly id: string; readonly grain: Grain }) {
  const { today } = useSession();
  const known = useQuery(periodsQuery(grain)).data ?? [];
  const past = known.filter(({ to }) => to <= today).toReversed();
  const [chosen, choose] = useState('');
  const period = chosen || (past[0]?.code ?? '');
  const trial = useTrial(id);
  return (
    <Section title={m['consultations.own_history']()}>
      <Sheet>
        <FormShell
          action={m['consultations.replay']()}
          isBusy={trial.isPending}
          error={trial.error}
          whyNot={period === '' ? m['consultations.period_first']() : null}
          onSubmit={(event) => {
            event.preventDefault();
            trial.mutate(period);
          }}
        >
          <SelectField
            label={m['consultations.period']()}
            value={period}
            options={past.map(({ code }) => ({ value: code, label: formatPeriod(code) }))}
            onChange={({ target }) => choose(target.value)}
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
