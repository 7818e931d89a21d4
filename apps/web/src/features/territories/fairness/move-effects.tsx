import { useState } from 'react';
import { m } from '@cordee/messages';
import type { TerritoryProposal } from '../../../api/territories.ts';
import { Button } from '../../../ui/button.tsx';
import { FigureValue } from '../../../ui/figure.tsx';
import { EmptyState } from '../../../ui/states.tsx';
import { TableShell, type TableColumn } from '../../../ui/table-shell.tsx';
import { MovePanel } from './move-panel.tsx';

type Move = TerritoryProposal['moves'][number];

/** Every account that moves, with what it carries; its effect on both sellers opens beside it. */
export function MoveEffects({ proposal }: { proposal: TerritoryProposal }) {
  const [opened, open] = useState<Move | null>(null);
  if (proposal.moves.length === 0)
    return <EmptyState title={m['territories.moves_none']()} icon="territories" />;
  return (
    <>
      <TableShell
        label={m['territories.fair_moves']()}
        rows={proposal.moves}
        columns={columns(proposal, open)}
        rowKey={({ accountId }) => accountId}
      />
      {opened && <MovePanel proposalId={proposal.id} move={opened} onClose={() => open(null)} />}
    </>
  );
}

const columns = (
  { id, currency }: Pick<TerritoryProposal, 'id' | 'currency'>,
  open: (move: Move) => void,
): TableColumn<Move>[] => [
  { id: 'account', header: m['territories.account'](), value: ({ account, code }) => `${account} (${code})` },
  { id: 'from', header: m['territories.loses'](), value: ({ from }) => from ?? m['territories.nobody']() },
  { id: 'to', header: m['territories.gains'](), value: ({ to }) => to },
  {
    id: 'potential',
    header: m['territories.fair_potential'](),
    isNumeric: true,
    value: ({ potential }) => (potential === null ? null : Number(potential)),
    cell: (move) => <Carried move={move} of="potential" proposal={{ id, currency }} />,
  },
  {
    id: 'revenue',
    header: m['territories.fair_revenue'](),
    isNumeric: true,
    value: ({ revenue }) => Number(revenue),
    cell: (move) => <Carried move={move} of="revenue" proposal={{ id, currency }} />,
  },
  {
    id: 'effect',
    header: m['territories.fair_change'](),
    value: () => null,
    isSortable: false,
    cell: (move) => (
      <Button
        look="quiet"
        aria-label={m['territories.fair_move_of']({ account: move.account })}
        onPress={() => open(move)}
      >
        {m['territories.fair_move_open']()}
      </Button>
    ),
  },
];

type CarriedProps = {
  readonly move: Move;
  readonly of: 'potential' | 'revenue';
  readonly proposal: Pick<TerritoryProposal, 'id' | 'currency'>;
};

/** What the account takes along. */
function Carried({ move, of, proposal: { id, currency } }: CarriedProps) {
  const value = move[of];
  if (value === null) return '—';
  const explain = `/territory-moves/${id}/${move.accountId}/account/${of}/explanation`;
  const words = of === 'potential' ? m['territories.fair_potential']() : m['territories.fair_revenue']();
  return (
    <FigureValue
      figure={{ value, unit: currency, explain }}
      label={`${move.account}, ${words}`}
      style="short"
    />
  );
}
