import { useState } from 'react';
import { m } from '@cordee/messages';
import { useAgreePlan, type ActionPlan, type ActionPlanVersion } from '../../api/actions/action-plans.ts';
import { formatDecimal, formatInstant, formatMoney, formatPeriod } from '../../locale.ts';
import { Button } from '../../ui/button.tsx';
import { Confirm } from '../../ui/confirm.tsx';
import { Badge, Notice, type Tone } from '../../ui/notice.tsx';
import { Section } from '../../ui/page.tsx';
import { problemText } from '../../ui/problem-text.ts';
import { useToast } from '../../ui/toast.tsx';

const states: Record<ActionPlan['state'], { tone: Tone; words: () => string }> = {
  seller_awaited: { tone: 'watch', words: () => m['actions.state_seller_awaited']() },
  manager_awaited: { tone: 'watch', words: () => m['actions.state_manager_awaited']() },
  agreed: { tone: 'good', words: () => m['actions.state_agreed']() },
};

/** Where the plan stands, what each has said, and the answer that is awaited. */
export function PlanHistory({ plan }: { plan: ActionPlan }) {
  const { side, state, versions } = plan;
  const last = versions.at(-1);
  const mayAgree = last !== undefined && side !== null && last.side !== side && state !== 'agreed';
  return (
    <Section
      title={m['actions.versions']()}
      aside={<Badge tone={states[state].tone}>{states[state].words()}</Badge>}
    >
      <ol className="flex flex-col gap-2">
        {versions.toReversed().map((version) => (
          <li key={version.id} className="rounded-md border border-line bg-sheet px-4 py-3">
            <Version version={version} />
          </li>
        ))}
      </ol>
      {mayAgree && <Agree plan={plan} version={last} />}
    </Section>
  );
}

function Version({ version }: { version: ActionPlanVersion }) {
  const { by, at, agreedBy, agreedAt, text, means, accounts } = version;
  return (
    <div className="flex flex-col gap-1 text-[14px]">
      <p>{m['actions.proposed_by']({ name: by, date: formatInstant(at) })}</p>
      <p className="font-medium">{sumsOf(version)}</p>
      {text && <p>{text}</p>}
      {means && (
        <p className="text-muted">
          {m['actions.means']()} : {means}
        </p>
      )}
      {accounts.length > 0 && <p className="text-muted">{accounts.map(({ name }) => name).join(', ')}</p>}
      {agreedBy !== null && agreedAt !== null && (
        <p className="text-good">
          {m['actions.agreed_by']({ name: agreedBy, date: formatInstant(agreedAt) })}
        </p>
      )}
    </div>
  );
}

function sumsOf({ revenue, currency, perWeek, days, accounts }: ActionPlanVersion): string {
  const sums = {
    revenue: formatMoney(revenue, currency, 'short'),
    days: formatDecimal(days),
    accounts: String(accounts.length),
  };
  return perWeek.meeting === undefined
    ? m['actions.version_sums_short'](sums)
    : m['actions.version_sums']({ ...sums, meetings: formatDecimal(perWeek.meeting, 1) });
}

function Agree({ plan: { id, period }, version }: { plan: ActionPlan; version: ActionPlanVersion }) {
  const [isAsked, ask] = useState(false);
  const agree = useAgreePlan(id);
  const toast = useToast();
  return (
    <div className="flex flex-col items-start gap-2">
      {agree.error && <Notice tone="problem">{problemText(agree.error)}</Notice>}
      <Button look="primary" onPress={() => ask(true)}>
        {m['actions.agree']()}
      </Button>
      <Confirm
        title={m['actions.agree_title']({ period: formatPeriod(period) })}
        action={m['actions.agree']()}
        isOpen={isAsked}
        isBusy={agree.isPending}
        onClose={() => ask(false)}
        onConfirm={() =>
          agree.mutate(version.id, {
            onSuccess: () => toast('good', m['actions.agreed_toast']()),
            onSettled: () => ask(false),
          })
        }
      >
        <p>{m['actions.agree_lead']()}</p>
      </Confirm>
    </div>
  );
}
