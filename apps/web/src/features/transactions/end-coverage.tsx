import { useState } from 'react';
import { m } from '@cordee/messages';
import { useSetLastDay, type Coverage } from '../../api/coverage.ts';
import { useSession } from '../../api/session.ts';
import { formatDate } from '../../locale.ts';
import { TextField } from '../../ui/field.tsx';
import { FormShell } from '../../ui/form-shell.tsx';
import { SidePanel } from '../../ui/side-panel.tsx';
import { fieldName, lastDayWords, roleName } from './coverage-words.ts';
import type { Ended } from './undo-end.tsx';

export type EndCoverageProps = {
  readonly coverage: Coverage;
  readonly onEnded: (ended: Ended) => void;
  readonly onClose: () => void;
};

const reasonLettersMin = 3;

/** The last day of a coverage, and why; empty lets it go on. */
export function EndCoverage({ coverage, onEnded, onClose }: EndCoverageProps) {
  const { id, person, label, field, role, firstDay, lastDay } = coverage;
  const { today } = useSession();
  const [day, setDay] = useState(lastDay ?? today);
  const [reason, setReason] = useState('');
  const end = useSetLastDay();
  const whyNot = whyNotEnded(coverage, day, reason);
  const send = () =>
    end.mutate(
      { id, lastDay: day === '' ? null : day, reason: reason.trim() },
      {
        onSuccess: ({ before }) => {
          onEnded({ coverage, before, now: day === '' ? null : day });
          onClose();
        },
      },
    );
  return (
    <SidePanel title={`${label} · ${person}`} isOpen onClose={onClose}>
      <FormShell
        action={day === '' ? m['web.coverage_goes_on']() : m['web.coverage_end_on']({ day: formatDate(day) })}
        isBusy={end.isPending}
        error={end.error}
        whyNot={whyNot}
        onSubmit={(event) => {
          event.preventDefault();
          if (whyNot === null) send();
        }}
      >
        <p>
          {m['web.coverage_is']({
            field: fieldName(field),
            role: roleName(role),
            from: formatDate(firstDay),
            until: lastDayWords(lastDay),
          })}
        </p>
        <p className="text-[14px] text-muted">{m['web.coverage_end_lead']()}</p>
        <TextField
          label={m['web.coverage_last_day']()}
          type="date"
          hint={m['web.coverage_last_day_hint']()}
          value={day}
          onChange={({ target }) => setDay(target.value)}
        />
        <TextField
          label={m['web.run_reason']()}
          hint={m['web.coverage_reason_hint']()}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
      </FormShell>
    </SidePanel>
  );
}

function whyNotEnded({ firstDay, lastDay }: Coverage, day: string, reason: string): string | null {
  if (day !== '' && day < firstDay) return m['web.coverage_backwards']({ day: formatDate(firstDay) });
  if (day === (lastDay ?? '')) return m['web.coverage_same']();
  return reason.trim().length < reasonLettersMin ? m['web.run_reason_short']() : null;
}
