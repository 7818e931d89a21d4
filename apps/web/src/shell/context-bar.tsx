import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { m } from '@cordee/messages';
import { teamsQuery } from '../api/people.ts';
import { periodsQuery } from '../api/periods.ts';
import type { Session } from '../api/session.ts';
import { collator, formatDate, formatPeriod } from '../locale.ts';
import { SelectField, TextField, type SelectOption } from '../ui/field.tsx';
import { Icon } from '../ui/icon.tsx';
import { useChangeViewing, useViewing } from './viewing.ts';

/** Who, when, as of, scenario: changing one keeps the others and the screen. */
export function ContextBar({ session }: { session: Session }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <section aria-label={m['web.context']()} className="min-w-0 flex-1">
      <button
        type="button"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
        className="flex min-h-9 max-w-full items-center gap-2 rounded-md px-2 text-[13px] hover:bg-hover sm:text-[14px] lg:hidden"
      >
        <span className="truncate">
          <ContextWords session={session} />
        </span>
        <Icon name="chevronDown" size={16} />
      </button>
      <div
        className={
          isOpen ? 'grid gap-3 py-3 sm:grid-cols-2 lg:flex lg:py-0' : 'hidden items-center gap-3 lg:flex'
        }
      >
        {maySeeTeams(session) && <WhoChoice />}
        <WhenChoice />
        <AsOfChoice today={session.today} />
        <ScenarioName />
      </div>
    </section>
  );
}

function ContextWords({ session }: { session: Session }) {
  const { when, asOf } = useViewing();
  return (
    <>
      {[when ? formatPeriod(when) : m['web.when_current'](), formatDate(asOf ?? session.today)].join(' · ')}
    </>
  );
}

/** The works council reads rules, never teams: what it may not ask for is not asked for. */
const maySeeTeams = ({ roles }: Session) => roles.some((role) => role !== 'works_council');

function WhoChoice() {
  const { who } = useViewing();
  const change = useChangeViewing();
  const teams = useQuery({ ...teamsQuery, retry: false }).data ?? [];
  const options = [
    { value: '', label: m['web.who_all']() },
    ...teams
      .toSorted((a, b) => collator.compare(a.name, b.name))
      .map((team) => ({ value: team.id, label: team.name })),
  ];
  return (
    <SelectField
      label={m['web.who']()}
      isLabelHidden
      options={options}
      value={who ?? ''}
      onChange={(event) => change({ who: event.target.value || undefined })}
      className="lg:max-w-56"
    />
  );
}

function WhenChoice() {
  const { when } = useViewing();
  const change = useChangeViewing();
  const months = useQuery(periodsQuery('month')).data ?? [];
  const quarters = useQuery(periodsQuery('quarter')).data ?? [];
  const years = useQuery(periodsQuery('year')).data ?? [];
  const grouped = (periods: typeof months, group: string): SelectOption[] =>
    periods.map(({ code }) => ({ value: code, label: formatPeriod(code), group }));
  const options: SelectOption[] = [
    { value: '', label: m['web.when_current']() },
    ...grouped(months.toReversed(), m['web.grain_month']()),
    ...grouped(quarters.toReversed(), m['web.grain_quarter']()),
    ...grouped(years.toReversed(), m['web.grain_year']()),
  ];
  if (when && !options.some((option) => option.value === when))
    options.push({ value: when, label: formatPeriod(when) });
  return (
    <SelectField
      label={m['web.when']()}
      isLabelHidden
      options={options}
      value={when ?? ''}
      onChange={(event) => change({ when: event.target.value || undefined })}
      className="lg:max-w-56"
    />
  );
}

function AsOfChoice({ today }: { today: string }) {
  const { asOf } = useViewing();
  const change = useChangeViewing();
  return (
    <div className="flex items-center gap-2">
      <span aria-hidden="true" className="text-[13px] whitespace-nowrap text-muted">
        {m['web.as_of']()}
      </span>
      <TextField
        label={m['web.as_of']()}
        isLabelHidden
        type="date"
        value={asOf ?? today}
        onChange={(event) => {
          const day = event.target.value;
          if (day !== '') change({ asOf: day === today ? undefined : day });
        }}
      />
    </div>
  );
}

/** Branches come with the scenarios room; until then everything shown is the live plan, and it says so. */
function ScenarioName() {
  const { scenario } = useViewing();
  if (!scenario)
    return <span className="text-[13px] whitespace-nowrap text-muted">{m['web.scenario_live']()}</span>;
  return (
    <span className="rounded-sm border border-branch px-2 py-0.5 text-[13px] font-semibold text-branch">
      {m['web.scenario_branch']({ name: scenario })}
    </span>
  );
}
