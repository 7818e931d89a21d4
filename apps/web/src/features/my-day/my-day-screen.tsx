import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { m } from '@cordee/messages';
import { myDayQuery, type DayItem, type MyDay } from '../../api/actions/my-day.ts';
import { formatDate } from '../../locale.ts';
import { Button, buttonClass } from '../../ui/button.tsx';
import { FigureValue } from '../../ui/figure.tsx';
import { Page, Section } from '../../ui/page.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { kindNames, reasonWords } from './day-words.ts';
import { DoneToday, ToCome } from './day-activities.tsx';
import { LogPanel, type Subject } from './log-panel.tsx';
import { WeekPace } from './week-pace.tsx';

/** What to do now, each with its reason; one press says what came of it. */
export function MyDayScreen() {
  const query = useQuery(myDayQuery);
  const [subject, choose] = useState<Subject | null>(null);
  return (
    <Page
      title={m['actions.day_room']()}
      lead={query.data ? formatDate(query.data.date, 'long') : m['actions.day_lead']()}
      actions={
        <Button onPress={() => choose({ isPlanned: true, item: null })}>
          {m['actions.plan_activity']()}
        </Button>
      }
    >
      <QueryView query={query}>{(day) => <Day day={day} choose={choose} />}</QueryView>
      {subject && query.data && (
        <LogPanel
          key={subject.item?.account ?? ''}
          subject={subject}
          day={query.data}
          onClose={() => choose(null)}
        />
      )}
    </Page>
  );
}

function Day({ day, choose }: { day: MyDay; choose: (subject: Subject) => void }) {
  return (
    <>
      <WeekPace day={day} />
      <Section title={m['actions.day_todo']()}>
        {day.items.length === 0 ? (
          <EmptyState
            title={m['actions.day_empty']()}
            icon="check"
            action={
              <Link to="/action-plan" className={buttonClass('plain')}>
                {m['actions.day_make_plan']()}
              </Link>
            }
          >
            {m['actions.day_empty_lead']()}
          </EmptyState>
        ) : (
          <ul className="flex flex-col gap-2">
            {day.items.map((item) => (
              <Item key={keyOf(item)} item={item} onLog={() => choose({ isPlanned: false, item })} />
            ))}
          </ul>
        )}
        {day.more > 0 && (
          <p className="text-[14px] text-muted">{m['actions.day_more']({ count: String(day.more) })}</p>
        )}
      </Section>
      <ToCome activities={day.ahead} />
      <DoneToday activities={day.done} />
    </>
  );
}

const keyOf = ({ activityId, dealId, accountId }: DayItem): string => activityId ?? dealId ?? accountId ?? '';

function Item({ item, onLog }: { item: DayItem; onLog: () => void }) {
  const { kind, account, deal, amount } = item;
  const subject = account ?? deal ?? kindNames[kind]();
  return (
    <li className="flex flex-wrap items-center justify-between gap-3 rounded-md border border-line bg-sheet px-4 py-3">
      <div className="min-w-0 flex-1 basis-60">
        <p className="font-semibold">
          {subject}
          {amount && (
            <>
              {' · '}
              <FigureValue figure={amount} label={subject} style="short" />
            </>
          )}
        </p>
        <p className="text-[14px] text-muted">
          {kindNames[kind]()} · {reasonWords(item)}
        </p>
      </div>
      <Button look="primary" onPress={onLog} aria-label={m['actions.log_title']({ subject })}>
        {m['actions.log']()}
      </Button>
    </li>
  );
}
