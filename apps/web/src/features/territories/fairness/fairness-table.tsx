import { m } from '@cordee/messages';
import type { Fairness, TerritoryChance } from '../../../api/territories.ts';
import { FigureValue } from '../../../ui/figure.tsx';
import { TableShell, type TableColumn } from '../../../ui/table-shell.tsx';

type Row = Fairness['territories'][number];
type Side = Row['after'];
type SideFigure = 'accounts' | 'potential' | 'visits' | 'revenue';

/** Each territory before and after, its chance to reach its quota among them. */
export function FairnessTable({ fairness }: { fairness: Fairness }) {
  const hasBefore = fairness.before !== null;
  const [was, is] = [m['territories.before'](), m['territories.after']()];
  return (
    <TableShell
      label={m['territories.fair_territories']()}
      rows={fairness.territories}
      rowKey={({ territoryId }) => territoryId}
      columns={[
        { id: 'territory', header: m['territories.territory'](), value: ({ territory }) => territory },
        quotaColumn(),
        ...(hasBefore ? [chanceColumn('before', was)] : []),
        chanceColumn('after', hasBefore ? is : null),
        ...(hasBefore ? sideColumns('before', was) : []),
        ...sideColumns('after', hasBefore ? is : null),
      ]}
    />
  );
}

const titled = (header: string, side: string | null) => (side === null ? header : `${header} (${side})`);

function quotaColumn(): TableColumn<Row> {
  const header = m['territories.fair_quota']();
  return {
    id: 'quota',
    header,
    isNumeric: true,
    value: ({ quota }) => (quota === null ? null : Number(quota.value)),
    cell: ({ quota, territory }) =>
      quota === null ? '—' : <FigureValue figure={quota} label={`${territory}, ${header}`} style="short" />,
  };
}

function chanceColumn(side: 'before' | 'after', words: string | null): TableColumn<Row> {
  const header = titled(m['territories.fair_chance'](), words);
  return {
    id: `${side}Chance`,
    header,
    isNumeric: true,
    value: (row) => {
      const reaches = row[side]?.chance.reaches;
      return reaches ? Number(reaches.value) : null;
    },
    cell: (row) => {
      const chance = row[side]?.chance;
      return chance ? <Chance chance={chance} label={`${row.territory}, ${header}`} /> : '—';
    },
  };
}

function Chance({ chance: { reaches, words }, label }: { chance: TerritoryChance; label: string }) {
  return reaches === null ? (
    <span className="text-[13px] text-muted">{words}</span>
  ) : (
    <span title={words}>
      <FigureValue figure={reaches} label={label} />
    </span>
  );
}

function sideColumns(side: 'before' | 'after', words: string | null): TableColumn<Row>[] {
  const column = (id: SideFigure, header: string): TableColumn<Row> => ({
    id: `${side}_${id}`,
    header,
    isNumeric: true,
    value: (row) => numberIn(row[side], id),
    cell: (row) => {
      const figure = row[side]?.[id];
      return figure ? (
        <FigureValue figure={figure} label={`${row.territory}, ${header}`} style="short" />
      ) : (
        '—'
      );
    },
  });
  return [
    column('accounts', titled(m['territories.accounts'](), words)),
    column('potential', titled(m['territories.fair_potential'](), words)),
    column('visits', titled(m['territories.fair_visits'](), words)),
    column('revenue', titled(m['territories.fair_revenue'](), words)),
  ];
}

const numberIn = (side: Side | null, id: SideFigure): number | null =>
  side === null ? null : Number(side[id].value);
