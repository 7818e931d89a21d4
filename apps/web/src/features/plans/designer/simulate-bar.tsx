import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { m } from '@cordee/messages';
import { periodsQuery } from '../../../api/periods.ts';
import { plansQuery, type Plan } from '../../../api/plans.ts';
import { useSession } from '../../../api/session.ts';
import { useSimulate } from '../../../api/simulations.ts';
import { formatPeriod } from '../../../locale.ts';
import { SelectField } from '../../../ui/field.tsx';
import { FormShell } from '../../../ui/form-shell.tsx';
import { Section, Sheet } from '../../../ui/page.tsx';
import { TaskProgress } from '../../../ui/task-progress.tsx';
import { asText, type JsonObject } from '../../../api/plan-json.ts';

/** Everybody who held a plan, replayed under the one that is being written. */
export function SimulateBar({ document, isReady }: { document: JsonObject; isReady: boolean }) {
  const { today } = useSession();
  const plans = useQuery(plansQuery).data ?? [];
  const years = useQuery(periodsQuery('year')).data ?? [];
  const quarters = useQuery(periodsQuery('quarter')).data ?? [];
  const over = [...years, ...quarters].filter(({ to }) => to <= today).toReversed();
  const [planCode, setPlan] = useState('');
  const [period, setPeriod] = useState('');
  const start = useSimulate();
  const navigate = useNavigate();
  const asked = over.find(({ code }) => code === period) ?? over[0];
  const own = heldOn(plans, asText(document['code']), asked?.from ?? '');
  const chosen = { planCode: planCode || (own?.code ?? ''), period: asked?.code ?? '' };
  if (start.data && !start.isPending) {
    const { taskId, simulationId } = start.data;
    return (
      <Section title={m['simulator.try']()}>
        <TaskProgress
          taskId={taskId}
          label={m['simulator.running']()}
          onOver={({ state }) => {
            if (state === 'done')
              void navigate({ to: '/simulations/$simulationId', params: { simulationId } });
          }}
        />
      </Section>
    );
  }
  return (
    <Section title={m['simulator.try']()}>
      <Sheet>
        <FormShell
          action={m['simulator.start']()}
          isBusy={start.isPending}
          error={start.error}
          whyNot={isReady ? null : m['simulator.not_ready']()}
          onSubmit={(event) => {
            event.preventDefault();
            start.mutate({ ...chosen, name: asText(document['name']), document });
          }}
        >
          <div className="grid gap-3 sm:grid-cols-2">
            <SelectField
              label={m['simulator.instead_of']()}
              className="w-full"
              options={plans.map(({ code, name }) => ({ value: code, label: name }))}
              value={chosen.planCode}
              onChange={({ target }) => setPlan(target.value)}
            />
            <SelectField
              label={m['web.period']()}
              className="w-full"
              options={over.map(({ code }) => ({ value: code, label: formatPeriod(code) }))}
              value={chosen.period}
              onChange={({ target }) => setPeriod(target.value)}
            />
          </div>
        </FormShell>
      </Sheet>
    </Section>
  );
}

/** The plan of the same code where it was in force, else the newest one that was, with the most people. */
function heldOn(plans: readonly Plan[], code: string, day: string): Plan | undefined {
  const held = plans
    .filter(({ effectiveFrom }) => effectiveFrom <= day)
    .toSorted((a, b) => b.effectiveFrom.localeCompare(a.effectiveFrom) || b.assigned - a.assigned);
  return held.find((plan) => plan.code === code) ?? held[0] ?? plans[0];
}
