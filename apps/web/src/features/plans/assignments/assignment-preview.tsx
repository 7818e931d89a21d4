import { m } from '@cordee/messages';
import { usePlanName } from '../../../api/plans.ts';
import { formatDate } from '../../../locale.ts';
import { Section } from '../../../ui/page.tsx';
import { TableShell, type TableColumn } from '../../../ui/table-shell.tsx';
import type { Change, Conflict } from './holdings.ts';
import type { PersonPlan } from './people-plans.ts';

export type PersonChange = { readonly person: PersonPlan; readonly change: Change };

type PreviewProps = {
  readonly changes: readonly PersonChange[];
  readonly planCode: string;
  readonly from: string;
};

/** Each person before and after, and what somebody should look at twice. */
export function AssignmentPreview({ changes, planCode, from }: PreviewProps) {
  const planName = usePlanName();
  return (
    <Section title={m['assignments.preview']()}>
      <TableShell
        label={m['assignments.preview']()}
        rows={changes}
        columns={columns(
          planName,
          m['assignments.from_day']({ plan: planName(planCode), day: formatDate(from) }),
        )}
        rowKey={({ person }) => person.id}
      />
    </Section>
  );
}

function columns(planName: (code: string) => string, after: string): TableColumn<PersonChange>[] {
  return [
    { id: 'name', header: m['assignments.person'](), value: ({ person }) => person.name },
    {
      id: 'conflict',
      header: m['assignments.conflict'](),
      isLong: true,
      value: ({ change }) => change.conflicts.map((each) => conflictWords(each, planName)).join('. ') || null,
    },
    {
      id: 'before',
      header: m['assignments.before'](),
      value: ({ change }) => (change.before === null ? m['assignments.no_plan']() : planName(change.before)),
    },
    { id: 'after', header: m['assignments.after'](), value: () => after },
  ];
}

function conflictWords(conflict: Conflict, planName: (code: string) => string): string {
  switch (conflict.kind) {
    case 'replaces':
      return m['assignments.conflict_replaces']({ plan: planName(conflict.planCode) });
    case 'cut': {
      const plan = conflict.planCode === null ? m['assignments.no_plan']() : planName(conflict.planCode);
      return m['assignments.conflict_cut']({ plan, day: formatDate(conflict.day) });
    }
    case 'overwrites':
      return m['assignments.conflict_overwrites']({ day: formatDate(conflict.day) });
  }
}
