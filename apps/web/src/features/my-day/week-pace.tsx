import { Link } from '@tanstack/react-router';
import { m } from '@cordee/messages';
import type { MyDay } from '../../api/actions/my-day.ts';
import { formatDecimal } from '../../locale.ts';
import { Bullet } from '../../ui/bullet.tsx';
import { buttonClass } from '../../ui/button.tsx';
import { Section } from '../../ui/page.tsx';
import { kindNames } from './day-words.ts';

/** How far the week is beside the plan, never how many without how many led on. */
export function WeekPace({ day: { pace, plan } }: { day: MyDay }) {
  return (
    <Section title={m['actions.day_pace']()}>
      <div className="grid gap-3 sm:grid-cols-2">
        {pace.map(({ kind, planned, done, succeeded, ahead }) => (
          <div key={kind} className="flex flex-col gap-1 rounded-md border border-line bg-sheet p-4">
            <p className="font-semibold">{kindNames[kind]()}</p>
            <p className="text-[14px]">
              {planned === null
                ? m['actions.day_pace_done']({ done: String(done) })
                : m['actions.day_pace_planned']({ done: String(done), planned: formatDecimal(planned, 1) })}
              {' · '}
              {m['actions.day_pace_succeeded']({ succeeded: String(succeeded) })}
              {ahead > 0 && ` · ${m['actions.day_pace_ahead']({ ahead: String(ahead) })}`}
            </p>
            {planned !== null && <Bullet value={done} target={Number(planned)} />}
          </div>
        ))}
      </div>
      {plan === null && (
        <div className="flex flex-wrap items-center gap-3">
          <p className="text-muted">{m['actions.day_no_plan']()}</p>
          <Link to="/action-plan" className={buttonClass('plain')}>
            {m['actions.day_make_plan']()}
          </Link>
        </div>
      )}
    </Section>
  );
}
