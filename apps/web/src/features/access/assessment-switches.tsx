import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { m } from '@cordee/messages';
import { switchesQuery, useSetSwitch, type AssessmentSwitch } from '../../api/organisation.ts';
import { formatDate } from '../../locale.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { Badge, Notice } from '../../ui/notice.tsx';
import { Section } from '../../ui/page.tsx';
import { problemText } from '../../ui/problem-text.ts';
import { QueryView } from '../../ui/query-view.tsx';
import { switchName } from './switch-names.ts';

/** Features that assess people wait for the date on which their representatives were consulted. */
export function AssessmentSwitches() {
  const query = useQuery(switchesQuery);
  return (
    <Section title={m['web.switches']()}>
      <p className="max-w-prose text-muted">{m['web.switches_lead']()}</p>
      <QueryView query={query}>
        {(switches) => (
          <ul className="divide-y divide-line rounded-md border border-line bg-sheet">
            {switches.map((entry) => (
              <SwitchLine key={entry.code} entry={entry} />
            ))}
          </ul>
        )}
      </QueryView>
    </Section>
  );
}

function SwitchLine({ entry }: { entry: AssessmentSwitch }) {
  const [date, setDate] = useState(entry.consultationDate ?? '');
  const change = useSetSwitch();
  const set = (isEnabled: boolean) =>
    change.mutate({ code: entry.code, isEnabled, consultationDate: date === '' ? null : date });
  return (
    <li className="flex flex-col gap-3 px-4 py-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <span className="font-medium">{switchName(entry.code)}</span>
        <Badge tone={entry.isEnabled ? 'good' : 'plain'}>
          {entry.isEnabled
            ? m['web.switch_on']({ date: entry.consultationDate ? formatDate(entry.consultationDate) : '—' })
            : m['web.switch_off']()}
        </Badge>
      </div>
      <div className="flex flex-wrap items-start gap-3">
        <TextField
          label={m['web.consultation_date']()}
          type="date"
          value={date}
          onChange={(event) => setDate(event.target.value)}
        />
        <div className="sm:pt-6">
          <Button
            isBusy={change.isPending}
            whyNot={entry.isEnabled || date !== '' ? null : m['web.consultation_missing']()}
            onPress={() => set(!entry.isEnabled)}
          >
            {entry.isEnabled ? m['web.switch_turn_off']() : m['web.switch_turn_on']()}
          </Button>
        </div>
      </div>
      {change.error && <Notice tone="problem">{problemText(change.error)}</Notice>}
    </li>
  );
}
