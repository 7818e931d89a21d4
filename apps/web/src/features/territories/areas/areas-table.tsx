import { m } from '@cordee/messages';
import type { TerritoryArea } from '../../../api/territory/areas.ts';
import { FigureValue } from '../../../ui/figure.tsx';
import { TableShell, type TableColumn } from '../../../ui/table-shell.tsx';
import { areaMeasures, type AreaMeasure } from './area-measures.ts';

const accounts: AreaMeasure = {
  id: 'accounts',
  label: () => m['territories.accounts'](),
  figureOf: (area) => area.accounts,
};

/** Each area with all that the map can colour. */
export function AreasTable({ areas }: { areas: readonly TerritoryArea[] }) {
  return (
    <TableShell
      label={m['territories.areas_table']()}
      rows={areas}
      rowKey={({ code }) => code}
      columns={[
        {
          id: 'area',
          header: m['territories.area'](),
          value: ({ name, code }) => (name === code ? name : `${name} (${code})`),
        },
        ...[accounts, ...areaMeasures].map(columnOf),
      ]}
    />
  );
}

function columnOf({ id, label, figureOf }: AreaMeasure): TableColumn<TerritoryArea> {
  return {
    id,
    header: label(),
    isNumeric: true,
    value: (area) => {
      const figure = figureOf(area);
      return figure === null ? null : Number(figure.value);
    },
    cell: (area) => {
      const figure = figureOf(area);
      return figure === null ? (
        '—'
      ) : (
        <FigureValue figure={figure} label={`${area.name}, ${label()}`} style="short" />
      );
    },
  };
}
