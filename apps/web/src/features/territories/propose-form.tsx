import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { m } from '@cordee/messages';
import { useSession } from '../../api/session.ts';
import { usePropose, type ProposalOrder } from '../../api/territories.ts';
import { formatCount, formatRatio } from '../../locale.ts';
import { TextField } from '../../ui/field.tsx';
import { FormShell } from '../../ui/form-shell.tsx';
import { TaskProgress } from '../../ui/task-progress.tsx';
import { TeamField } from './team-field.tsx';

type ProposeFormProps = {
  /** What an earlier proposal asked; left out, a first one. */
  readonly from?: Pick<
    ProposalOrder,
    'name' | 'effectiveFrom' | 'teamId' | 'tolerance' | 'continuityKm' | 'movedMost'
  >;
  readonly basedOn?: string;
  readonly locks?: ProposalOrder['locks'];
};

const seconds = 10;

/** How even, and how dear it is to take an account from its seller; the search says what it traded. */
export function ProposeForm({ from, basedOn, locks = [] }: ProposeFormProps) {
  const { today } = useSession();
  const propose = usePropose();
  const [order, setOrder] = useState({
    name: from?.name ?? m['territories.name_default'](),
    effectiveFrom: from?.effectiveFrom ?? firstOfNextMonth(today),
    teamId: from?.teamId ?? null,
    tolerance: from?.tolerance ?? 0.05,
    continuityKm: from?.continuityKm ?? 20,
    movedMost: from?.movedMost ?? 1,
  });
  const change = (changed: Partial<typeof order>) => setOrder({ ...order, ...changed });
  if (propose.data) return <Searching {...propose.data} onOver={propose.reset} />;
  return (
    <FormShell
      action={basedOn === undefined ? m['territories.propose_action']() : m['territories.propose_again']()}
      isBusy={propose.isPending}
      error={propose.error}
      onSubmit={(event) => {
        event.preventDefault();
        propose.mutate({ ...order, seconds, basedOn: basedOn ?? null, locks });
      }}
    >
      <div className="grid max-w-3xl gap-4 sm:grid-cols-2">
        <TextField
          label={m['territories.proposal_name']()}
          value={order.name}
          required
          onChange={(event) => change({ name: event.target.value })}
        />
        <TextField
          label={m['territories.from_day']()}
          type="date"
          required
          value={order.effectiveFrom}
          onChange={(event) => change({ effectiveFrom: event.target.value })}
        />
        {basedOn === undefined && (
          <TeamField value={order.teamId} onChange={(teamId) => change({ teamId })} />
        )}
        <TextField
          label={m['territories.tolerance']({ share: formatRatio(order.tolerance.toFixed(3)) })}
          hint={m['territories.tolerance_hint']()}
          type="range"
          min="0.01"
          max="0.3"
          step="0.01"
          value={order.tolerance}
          onChange={(event) => change({ tolerance: Number(event.target.value) })}
        />
        <TextField
          label={m['territories.continuity']({ km: formatCount(order.continuityKm) })}
          hint={m['territories.continuity_hint']()}
          type="range"
          min="0"
          max="200"
          step="5"
          value={order.continuityKm}
          onChange={(event) => change({ continuityKm: Number(event.target.value) })}
        />
        <TextField
          label={m['territories.moved_most']({ share: formatRatio(order.movedMost.toFixed(2)) })}
          hint={m['territories.moved_most_hint']()}
          type="range"
          min="0.05"
          max="1"
          step="0.05"
          value={order.movedMost}
          onChange={(event) => change({ movedMost: Number(event.target.value) })}
        />
      </div>
    </FormShell>
  );
}

/** Stopped, the search keeps the best that it has. */
function Searching({
  taskId,
  proposalId,
  onOver,
}: {
  taskId: string;
  proposalId: string;
  onOver: () => void;
}) {
  const navigate = useNavigate();
  return (
    <TaskProgress
      taskId={taskId}
      label={m['territories.searching']()}
      onOver={({ state }) => {
        if (state !== 'done') return;
        onOver();
        void navigate({ to: '/territories/$proposalId', params: { proposalId } });
      }}
    />
  );
}

function firstOfNextMonth(day: string): string {
  const [year = 0, month = 1] = day.split('-').map(Number);
  const next = month === 12 ? [year + 1, 1] : [year, month + 1];
  return `${next[0]}-${String(next[1]).padStart(2, '0')}-01`;
}
