import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { m } from '@cordee/messages';
import { useHoldPlans, type PlanHeld } from '../../../api/plan-assignments.ts';
import { plansQuery, usePlanName } from '../../../api/plans.ts';
import { useSession } from '../../../api/session.ts';
import { collator, formatCount } from '../../../locale.ts';
import { Button } from '../../../ui/button.tsx';
import { SelectField, TextField } from '../../../ui/field.tsx';
import { FormShell } from '../../../ui/form-shell.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Section, Sheet } from '../../../ui/page.tsx';
import { problemText } from '../../../ui/problem-text.ts';
import { AssignmentPreview, type PersonChange } from './assignment-preview.tsx';
import { changeOf, dayAfter, type Held } from './holdings.ts';
import type { PersonPlan } from './people-plans.ts';

type AssignPlanProps = { readonly people: readonly PersonPlan[]; readonly onGiven: () => void };

/** What was given last, and what takes it back. */
type Given = {
  readonly number: number;
  readonly plan: string;
  readonly count: number;
  readonly undo: readonly PlanHeld[];
};

/** A plan for everybody chosen, from a day on: what would change is shown before, and can be taken back after. */
export function AssignPlan({ people, onGiven }: AssignPlanProps) {
  const { today } = useSession();
  const planName = usePlanName();
  const [planCode, setPlan] = useState('');
  const [from, setFrom] = useState(nextMonth(today));
  const [last, setLast] = useState('');
  const [given, setGiven] = useState<Given | null>(null);
  const hold = useHoldPlans();
  const plans = useQuery(plansQuery).data ?? [];
  const to = last === '' ? null : dayAfter(last);
  const changes = planCode === '' || from === '' ? [] : changesOf(people, { planCode, from, to });
  const isBackwards = to !== null && to <= from;
  const whyNot = whyNotGiven({ people, planCode, from, isBackwards, changes });
  const send = () =>
    hold.mutate(
      changes.flatMap(({ person, change }) => cellsOf(person, change.cells)),
      {
        onSuccess: () => {
          const undo = changes.flatMap(({ person, change }) => cellsOf(person, change.undo));
          const number = (given?.number ?? 0) + 1;
          setGiven({ number, plan: planName(planCode), count: changes.length, undo });
          onGiven();
        },
      },
    );
  return (
    <div className="flex flex-col gap-4">
      <Section title={m['assignments.assign']()}>
        <Sheet>
          <FormShell
            action={
              changes.length === 1
                ? m['assignments.give_one']()
                : m['assignments.give']({ count: formatCount(changes.length) })
            }
            isBusy={hold.isPending}
            error={hold.error}
            whyNot={whyNot}
            onSubmit={(event) => {
              event.preventDefault();
              if (whyNot === null) send();
            }}
          >
            <SelectField
              label={m['web.plan']()}
              className="w-full"
              value={planCode}
              options={[
                { value: '', label: '—' },
                ...plans
                  .toSorted((a, b) => collator.compare(a.name, b.name))
                  .map(({ code, name }) => ({ value: code, label: name })),
              ]}
              onChange={({ target }) => setPlan(target.value)}
            />
            <div className="grid gap-3 sm:grid-cols-2">
              <TextField
                label={m['assignments.from']()}
                type="date"
                className="w-full"
                value={from}
                onChange={({ target }) => setFrom(target.value)}
              />
              <TextField
                label={m['assignments.until']()}
                hint={m['assignments.until_hint']()}
                type="date"
                className="w-full"
                value={last}
                onChange={({ target }) => setLast(target.value)}
              />
            </div>
          </FormShell>
        </Sheet>
      </Section>
      {given && <Undo key={given.number} given={given} />}
      {changes.length > 0 && !isBackwards && (
        <AssignmentPreview changes={changes} planCode={planCode} from={from} />
      )}
    </div>
  );
}

function changesOf(
  people: readonly PersonPlan[],
  assignment: Parameters<typeof changeOf>[1],
): readonly PersonChange[] {
  return people.flatMap((person) => {
    const change = changeOf(person.held, assignment);
    return change ? [{ person, change }] : [];
  });
}

type Asked = {
  readonly people: readonly PersonPlan[];
  readonly planCode: string;
  readonly from: string;
  readonly isBackwards: boolean;
  readonly changes: readonly PersonChange[];
};

function whyNotGiven({ people, planCode, from, isBackwards, changes }: Asked): string | null {
  if (people.length === 0) return m['assignments.choose_first']();
  if (planCode === '') return m['assignments.plan_first']();
  if (from === '') return m['assignments.day_first']();
  if (isBackwards) return m['assignments.until_before']();
  return changes.length === 0 ? m['assignments.no_change']() : null;
}

const cellsOf = ({ id }: PersonPlan, cells: readonly Held[]): PlanHeld[] =>
  cells.map((cell) => ({ payeeId: id, ...cell }));

function Undo({ given }: { given: Given }) {
  const hold = useHoldPlans();
  if (hold.isSuccess) return <Notice tone="plain">{m['assignments.undone']()}</Notice>;
  return (
    <Notice tone="good">
      <div className="flex flex-col items-start gap-2">
        <p>{m['assignments.given']({ plan: given.plan, count: formatCount(given.count) })}</p>
        {hold.error && <p>{problemText(hold.error)}</p>}
        <Button icon="undo" isBusy={hold.isPending} onPress={() => hold.mutate(given.undo)}>
          {m['assignments.undo']()}
        </Button>
      </div>
    </Notice>
  );
}

/** The first day of the next month: a plan within a period is the exception. */
function nextMonth(today: string): string {
  const [year = 0, month = 0] = today.split('-').map(Number);
  return month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`;
}
