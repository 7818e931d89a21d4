import { m } from '@cordee/messages';
import { useUndoActivity, type DayActivity } from '../../api/actions/my-day.ts';
import { formatDate } from '../../locale.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Section } from '../../ui/page.tsx';
import { problemText } from '../../ui/problem-text.ts';
import { kindNames, outcomeNames } from './day-words.ts';

type Listed = { readonly activities: readonly DayActivity[] };

export function DoneToday({ activities }: Listed) {
  return <Activities title={m['actions.day_done']()} activities={activities} />;
}

export function ToCome({ activities }: Listed) {
  return <Activities title={m['actions.day_ahead']()} activities={activities} />;
}

function Activities({ title, activities }: Listed & { title: string }) {
  const undo = useUndoActivity();
  if (activities.length === 0) return null;
  return (
    <Section title={title}>
      {undo.error && <Notice tone="problem">{problemText(undo.error)}</Notice>}
      <ul className="flex flex-col divide-y divide-line rounded-md border border-line bg-sheet">
        {activities.map((each) => (
          <li key={each.id} className="flex flex-wrap items-center justify-between gap-3 px-4 py-2">
            <div className="min-w-0 text-[14px]">
              <p className="font-medium">{each.account ?? kindNames[each.kind]()}</p>
              <p className="text-muted">{wordsOf(each)}</p>
            </div>
            <Button
              look="quiet"
              icon="undo"
              isBusy={undo.isPending && undo.variables === each.id}
              aria-label={m['actions.undo_of']({ subject: each.account ?? kindNames[each.kind]() })}
              onPress={() => undo.mutate(each.id)}
            >
              {m['actions.undo']()}
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function wordsOf({ kind, outcome, plannedOn, doneOn, note }: DayActivity): string {
  const said = [
    kindNames[kind](),
    doneOn === null && plannedOn !== null ? formatDate(plannedOn) : null,
    outcome && outcomeNames[outcome](),
    note,
  ];
  return said.filter((each) => each !== null && each !== '').join(' · ');
}
