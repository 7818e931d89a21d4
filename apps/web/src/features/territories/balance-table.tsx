import { m } from '@cordee/messages';
import type { TerritoryFigures, TerritoryProposal } from '../../api/territories.ts';
import { formatCount, formatDecimal, formatMoney, formatRatio } from '../../locale.ts';
import { Button } from '../../ui/button.tsx';
import { TableShell, type TableColumn } from '../../ui/table-shell.tsx';

type Balance = Pick<TerritoryProposal['before'], 'territories' | 'potential' | 'visits' | 'meanKm'>;

export const territoryLabel = ({ code, holder, name }: TerritoryFigures): string =>
  `${code} ${holder ?? name}`;

/** How uneven, in words and two figures: the same for both balances. */
export function BalanceWords({ balance: { potential, visits, meanKm } }: { balance: Balance }) {
  const words = ({ gini, spread }: Balance['potential']) =>
    m['territories.evenness']({
      gini: formatDecimal(gini.toFixed(3), 3),
      spread: formatRatio(spread.toFixed(4)),
    });
  return (
    <p className="text-[14px] text-muted">
      {m['territories.evenness_of']({
        potential: words(potential),
        visits: words(visits),
        km: formatDecimal(meanKm.toFixed(1), 1),
      })}
    </p>
  );
}

type BalanceTableProps = {
  readonly balance: Balance;
  readonly currency: string;
  readonly shown: string | null;
  readonly onShow: (territoryId: string | null) => void;
  /** The same territories before, to stand beside. */
  readonly before?: Balance;
};

export function BalanceTable({ balance, currency, shown, onShow, before }: BalanceTableProps) {
  const was = new Map(before?.territories.map((each) => [each.territoryId, each]));
  return (
    <TableShell
      label={m['territories.balance']()}
      rows={balance.territories}
      columns={[
        ...columnsOf(balance, currency),
        ...(before ? beforeColumns(was, currency) : []),
        showColumn(shown, onShow),
      ]}
      rowKey={({ territoryId }) => territoryId}
    />
  );
}

const mean = (values: readonly number[]) =>
  values.length === 0 ? 0 : values.reduce((sum, each) => sum + each, 0) / values.length;
const beside = (value: number, usual: number) =>
  usual === 0 ? '—' : formatRatio((value / usual - 1).toFixed(4), 1, 'full');

function columnsOf({ territories }: Balance, currency: string): TableColumn<TerritoryFigures>[] {
  const usualPotential = mean(territories.map(({ potential }) => Number(potential)));
  const usualVisits = mean(territories.map(({ visits }) => visits));
  return [
    { id: 'territory', header: m['territories.territory'](), value: territoryLabel },
    {
      id: 'accounts',
      header: m['territories.accounts'](),
      isNumeric: true,
      value: ({ accounts }) => accounts,
      cell: ({ accounts }) => formatCount(accounts),
    },
    {
      id: 'potential',
      header: m['territories.potential'](),
      isNumeric: true,
      value: ({ potential }) => Number(potential),
      cell: ({ potential }) => formatMoney(potential, currency, 'short'),
    },
    {
      id: 'potentialBeside',
      header: m['territories.potential_beside'](),
      isNumeric: true,
      value: ({ potential }) => (usualPotential === 0 ? 0 : Number(potential) / usualPotential - 1),
      cell: ({ potential }) => beside(Number(potential), usualPotential),
    },
    {
      id: 'visits',
      header: m['territories.visits'](),
      isNumeric: true,
      value: ({ visits }) => visits,
      cell: ({ visits }) => formatCount(visits),
    },
    {
      id: 'visitsBeside',
      header: m['territories.visits_beside'](),
      isNumeric: true,
      value: ({ visits }) => (usualVisits === 0 ? 0 : visits / usualVisits - 1),
      cell: ({ visits }) => beside(visits, usualVisits),
    },
    {
      id: 'km',
      header: m['territories.mean_km'](),
      isNumeric: true,
      value: ({ meanKm }) => meanKm,
      cell: ({ meanKm }) => (meanKm === null ? '—' : formatDecimal(meanKm.toFixed(1), 1)),
    },
  ];
}

function beforeColumns(
  was: ReadonlyMap<string, TerritoryFigures>,
  currency: string,
): TableColumn<TerritoryFigures>[] {
  const potentialChange = ({ territoryId, potential }: TerritoryFigures) =>
    Number(potential) - Number(was.get(territoryId)?.potential ?? 0);
  const accountsChange = ({ territoryId, accounts }: TerritoryFigures) =>
    accounts - (was.get(territoryId)?.accounts ?? 0);
  const signed = (value: number, text: string) => (value > 0 ? `+${text}` : text);
  return [
    {
      id: 'potentialChange',
      header: m['territories.potential_change'](),
      isNumeric: true,
      value: potentialChange,
      cell: (row) =>
        signed(potentialChange(row), formatMoney(potentialChange(row).toFixed(0), currency, 'short')),
    },
    {
      id: 'accountsChange',
      header: m['territories.accounts_change'](),
      isNumeric: true,
      value: accountsChange,
      cell: (row) => signed(accountsChange(row), formatCount(accountsChange(row))),
    },
  ];
}

function showColumn(
  shown: string | null,
  onShow: BalanceTableProps['onShow'],
): TableColumn<TerritoryFigures> {
  return {
    id: 'show',
    header: m['territories.on_map'](),
    value: () => null,
    isSortable: false,
    cell: (row) => (
      <Button
        look="quiet"
        aria-pressed={shown === row.territoryId}
        aria-label={m['territories.show_of']({ territory: territoryLabel(row) })}
        onPress={() => onShow(shown === row.territoryId ? null : row.territoryId)}
      >
        {shown === row.territoryId ? m['territories.hide']() : m['territories.show']()}
      </Button>
    ),
  };
}
