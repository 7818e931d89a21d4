import { useState } from 'react';
import { m } from '@cordee/messages';
import { useSession } from '../../api/session.ts';
import { useOpenTerritories } from '../../api/territories.ts';
import { FormShell } from '../../ui/form-shell.tsx';
import { TeamField } from './team-field.tsx';

/** A territory for each seller of a team: empty, until a division gives them accounts. */
export function OpenTerritories() {
  const { today } = useSession();
  const open = useOpenTerritories();
  const [teamId, setTeamId] = useState<string | null>(null);
  return (
    <FormShell
      action={m['territories.open']()}
      isBusy={open.isPending}
      error={open.error}
      onSubmit={(event) => {
        event.preventDefault();
        open.mutate({ teamId, from: today });
      }}
    >
      <p className="max-w-prose">{m['territories.open_lead']()}</p>
      <TeamField value={teamId} onChange={setTeamId} />
    </FormShell>
  );
}
