import { useState } from 'react';
import { m } from '@cordee/messages';
import { useSayActivity, type DayItem, type MyDay, type SaidActivity } from '../../api/actions/my-day.ts';
import { Button } from '../../ui/button.tsx';
import { SelectField, TextAreaField, TextField } from '../../ui/field.tsx';
import { FormShell } from '../../ui/form-shell.tsx';
import { Notice } from '../../ui/notice.tsx';
import { problemText } from '../../ui/problem-text.ts';
import { SidePanel } from '../../ui/side-panel.tsx';
import { useToast } from '../../ui/toast.tsx';
import { kindNames, outcomeNames, outcomesOf, type ActivityKind, type Outcome } from './day-words.ts';

/** What is being said: what came of something, or that it is planned for a day. */
export type Subject = { readonly isPlanned: boolean; readonly item: DayItem | null };

type LogPanelProps = { readonly subject: Subject; readonly day: MyDay; readonly onClose: () => void };

export function LogPanel({ subject: { isPlanned, item }, day, onClose }: LogPanelProps) {
  const [kind, chooseKind] = useState<ActivityKind>(item?.kind ?? 'meeting');
  const [note, write] = useState('');
  const say = useSayActivity();
  const toast = useToast();
  const name = item?.account ?? item?.deal ?? kindNames[kind]();
  const send = (accountId: string | null, when: Pick<SaidActivity, 'outcome' | 'plannedOn'>) =>
    say.mutate(
      {
        id: item?.activityId ?? null,
        said: { kind, accountId, dealId: item?.dealId ?? null, note: note.trim() || null, ...when },
      },
      {
        onSuccess: () => {
          toast('good', m['actions.logged_toast']());
          onClose();
        },
      },
    );
  return (
    <SidePanel
      title={isPlanned ? m['actions.plan_activity_title']() : m['actions.log_title']({ subject: name })}
      isOpen
      onClose={onClose}
    >
      <div className="flex flex-col gap-4">
        {item?.activityId == null && (
          <SelectField
            label={m['actions.log_kind']()}
            className="w-full"
            value={kind}
            options={kinds.map((value) => ({ value, label: kindNames[value]() }))}
            onChange={({ target }) => chooseKind(target.value === 'call' ? 'call' : 'meeting')}
          />
        )}
        <TextAreaField
          label={m['actions.log_note']()}
          value={note}
          onChange={({ target }) => write(target.value)}
        />
        {isPlanned ? (
          <PlanDay
            day={day}
            isBusy={say.isPending}
            error={say.error}
            onPlan={(accountId, plannedOn) => send(accountId, { plannedOn, outcome: null })}
          />
        ) : (
          <Outcomes
            kind={kind}
            isBusy={say.isPending}
            error={say.error}
            onChoose={(outcome) => send(item?.accountId ?? null, { plannedOn: null, outcome })}
          />
        )}
      </div>
    </SidePanel>
  );
}

const kinds: readonly ActivityKind[] = ['call', 'meeting'];

type Sending = { readonly isBusy: boolean; readonly error: unknown };

/** One press says what came of it. */
function Outcomes({
  kind,
  isBusy,
  error,
  onChoose,
}: Sending & { kind: ActivityKind; onChoose: (outcome: Outcome) => void }) {
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 text-[13px] font-medium">{m['actions.log_outcome']()}</legend>
      {error ? <Notice tone="problem">{problemText(error)}</Notice> : null}
      {outcomesOf[kind].map((outcome, index) => (
        <Button
          key={outcome}
          look={index === outcomesOf[kind].length - 1 ? 'primary' : 'plain'}
          isBusy={isBusy}
          onPress={() => onChoose(outcome)}
        >
          {outcomeNames[outcome]()}
        </Button>
      ))}
    </fieldset>
  );
}

type PlanDayProps = Sending & {
  readonly day: MyDay;
  readonly onPlan: (accountId: string | null, day: string) => void;
};

function PlanDay({ day, isBusy, error, onPlan }: PlanDayProps) {
  const [on, setOn] = useState(day.date);
  const [account, setAccount] = useState('');
  const accounts = new Map(
    day.items.flatMap(({ accountId, account: name }) =>
      accountId === null || name === null ? [] : [[accountId, name] as const],
    ),
  );
  return (
    <FormShell
      action={m['actions.plan_day']()}
      isBusy={isBusy}
      error={error}
      onSubmit={(event) => {
        event.preventDefault();
        onPlan(account === '' ? null : account, on);
      }}
    >
      <TextField
        label={m['actions.planned_on']()}
        type="date"
        className="w-full"
        value={on}
        onChange={({ target }) => setOn(target.value)}
      />
      <SelectField
        label={m['actions.day_account']()}
        className="w-full"
        value={account}
        options={[
          { value: '', label: m['actions.day_account_none']() },
          ...[...accounts].map(([value, label]) => ({ value, label })),
        ]}
        onChange={({ target }) => setAccount(target.value)}
      />
    </FormShell>
  );
}
