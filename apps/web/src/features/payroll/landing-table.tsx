import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { m } from '@cordee/messages';
import { envelopesQuery, useSetEnvelopes, type LandingBy, type LandingGroup } from '../../api/payroll.ts';
import { usePlanName } from '../../api/plans.ts';
import { useSession } from '../../api/session.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { problemText } from '../../ui/problem-text.ts';
import { TableShell } from '../../ui/table-shell.tsx';
import { landingColumns } from './landing-columns.tsx';

export type LandingTableProps = {
  readonly groups: readonly LandingGroup[];
  readonly year: string;
  readonly by: LandingBy;
};

/** A row a plan or a team; finance writes the envelopes where they stand. */
export function LandingTable({ groups, year, by }: LandingTableProps) {
  const planName = usePlanName();
  const nameOf = ({ key }: LandingGroup) =>
    by === 'plan' ? planName(key) : key === '' ? m['web.landing_no_team']() : key;
  const { typed, type, save, isBusy, error, isSaved, hasChanged } = useEnvelopes(groups, year, by);
  const maySet = useSession().roles.includes('finance');
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <TableShell
        label={m['web.room_landing']()}
        rows={groups}
        columns={landingColumns({ by, nameOf }, maySet ? { typed, type } : null)}
        rowKey={({ key, currency }) => `${key} ${currency}`}
      />
      {error !== null && <Notice tone="problem">{problemText(error)}</Notice>}
      {isSaved && <Notice tone="good">{m['web.landing_saved']()}</Notice>}
      {maySet && (
        <div>
          <Button
            look="primary"
            isBusy={isBusy}
            whyNot={hasChanged ? null : m['web.landing_unchanged']()}
            onPress={save}
          >
            {m['web.landing_save']()}
          </Button>
        </div>
      )}
    </div>
  );
}

/** What is typed beside each group, until all of it is saved; an emptied field takes the envelope away. */
function useEnvelopes(groups: readonly LandingGroup[], year: string, by: LandingBy) {
  const kept = useQuery(envelopesQuery);
  const [edited, setEdited] = useState<Readonly<Record<string, string>>>({});
  const set = useSetEnvelopes();
  const written = (key: string) => groups.find((each) => each.key === key)?.envelope?.value ?? '';
  const changed = Object.entries(edited).filter(([key, amount]) => amount !== written(key));
  const save = () => {
    if (kept.data === undefined || changed.length === 0) return;
    const isChanged = (each: { year: number; by: string; key: string }) =>
      String(each.year) === year && each.by === by && changed.some(([key]) => key === each.key);
    const others = kept.data.envelopes.filter((each) => !isChanged(each));
    const now = changed
      .filter(([, amount]) => amount !== '')
      .map(([key, amount]) => ({ year: Number(year), by, key, amount }));
    set.mutate({ envelopes: [...others, ...now] }, { onSuccess: () => setEdited({}) });
  };
  return {
    typed: ({ key }: LandingGroup) => edited[key] ?? written(key),
    type: ({ key }: LandingGroup, amount: string) => setEdited({ ...edited, [key]: amount }),
    save,
    isBusy: set.isPending,
    error: set.error,
    isSaved: set.isSuccess && changed.length === 0,
    hasChanged: changed.length > 0,
  };
}
