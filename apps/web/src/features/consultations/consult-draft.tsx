import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { m } from '@cordee/messages';
import { asText, type JsonObject } from '../../api/plan-json.ts';
import { plansQuery, type Plan } from '../../api/plans.ts';
import { SelectField } from '../../ui/field.tsx';
import { Section, Sheet } from '../../ui/page.tsx';
import { ConsultationForm } from './consultation-form.tsx';

export type PlanDraft = {
  readonly document: JsonObject;
  /** What the draft still lacks to be a plan. */
  readonly refusals: number;
};

/** The plan that is being written, put to those whom it will pay: it is published after they were heard. */
export function ConsultDraft({ document, refusals }: PlanDraft) {
  const plans = (useQuery(plansQuery).data ?? []).filter(({ assigned }) => assigned > 0);
  const [chosen, choose] = useState('');
  const heldPlan = chosen || (heldLike(plans, asText(document['code']))?.code ?? '');
  return (
    <Section title={m['consultations.put_draft']()}>
      <Sheet>
        <p className="mb-4 max-w-prose text-muted">{m['consultations.put_draft_lead']()}</p>
        <ConsultationForm
          document={document}
          heldPlan={heldPlan}
          whyNot={refusals > 0 ? m['designer.publish_not_yet']({ count: String(refusals) }) : null}
        >
          <div className="sm:col-span-2">
            <SelectField
              label={m['consultations.asked']()}
              className="w-full"
              value={heldPlan}
              options={plans.map(({ code, name }) => ({
                value: code,
                label: m['consultations.holders']({ name }),
              }))}
              onChange={({ target }) => choose(target.value)}
            />
          </div>
        </ConsultationForm>
      </Sheet>
    </Section>
  );
}

/** Who holds the plan of that code, else the plan with the most people. */
function heldLike(plans: readonly Plan[], code: string): Plan | undefined {
  return plans.find((plan) => plan.code === code) ?? plans.toSorted((a, b) => b.assigned - a.assigned)[0];
}
