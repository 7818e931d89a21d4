import { m } from '@cordee/messages';
import type { TerritoryProposal } from '../../api/territories.ts';
import { formatMoney } from '../../locale.ts';
import { SelectField } from '../../ui/field.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { TableShell, type TableColumn } from '../../ui/table-shell.tsx';

type Move = TerritoryProposal['moves'][number];
type MovesTableProps = {
  readonly proposal: TerritoryProposal;
  readonly locks: ReadonlyMap<string, string>;
  readonly onLock: (accountIds: readonly string[], territoryId: string | null) => void;
};

/** Who loses and who gains each account, and why; a lock for the next search stands beside it. */
export function MovesTable({ proposal, locks, onLock }: MovesTableProps) {
  if (proposal.moves.length === 0)
    return <EmptyState title={m['territories.moves_none']()} icon="territories" />;
  return (
    <TableShell
      label={m['territories.moves']()}
      rows={proposal.moves}
      columns={[...columns(proposal.currency), lockColumn(locks, onLock)]}
      rowKey={({ accountId }) => accountId}
    />
  );
}

const columns = (currency: string): TableColumn<Move>[] => [
  { id: 'account', header: m['territories.account'](), value: ({ account, code }) => `${account} (${code})` },
  {
    id: 'potential',
    header: m['territories.potential'](),
    isNumeric: true,
    value: ({ potential }) => (potential === null ? null : Number(potential)),
    cell: ({ potential }) => (potential === null ? '—' : formatMoney(potential, currency, 'short')),
  },
  { id: 'from', header: m['territories.loses'](), value: ({ from }) => from ?? m['territories.nobody']() },
  { id: 'to', header: m['territories.gains'](), value: ({ to }) => to },
  { id: 'why', header: m['territories.why'](), isLong: true, value: ({ why }) => why },
];

function lockColumn(locks: MovesTableProps['locks'], onLock: MovesTableProps['onLock']): TableColumn<Move> {
  return {
    id: 'lock',
    header: m['territories.lock'](),
    value: ({ accountId }) => locks.get(accountId) ?? '',
    isSortable: false,
    cell: ({ accountId, account, fromId, from, toId, to }) => (
      <SelectField
        label={m['territories.lock_of']({ account })}
        isLabelHidden
        value={locks.get(accountId) ?? ''}
        options={[
          { value: '', label: m['territories.lock_free']() },
          ...(fromId === null
            ? []
            : [{ value: fromId, label: m['territories.lock_on']({ territory: from ?? '' }) }]),
          { value: toId, label: m['territories.lock_on']({ territory: to }) },
        ]}
        onChange={(event) => onLock([accountId], event.target.value === '' ? null : event.target.value)}
      />
    ),
  };
}
