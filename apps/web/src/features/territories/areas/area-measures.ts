// What areas are coloured by.
import { m } from '@cordee/messages';
import type { Figure } from '../../../api/figure.ts';
import type { TerritoryArea } from '../../../api/territory/areas.ts';

export type AreaMeasure = {
  readonly id: string;
  readonly label: () => string;
  readonly figureOf: (area: TerritoryArea) => Figure | null;
};

export const areaMeasures = [
  { id: 'potential', label: () => m['territories.area_potential'](), figureOf: ({ potential }) => potential },
  { id: 'visits', label: () => m['territories.area_visits'](), figureOf: ({ visits }) => visits },
  { id: 'revenue', label: () => m['territories.area_revenue'](), figureOf: ({ revenue }) => revenue },
  {
    id: 'attainment',
    label: () => m['territories.area_attainment'](),
    figureOf: ({ attainment }) => attainment,
  },
] as const satisfies readonly AreaMeasure[];
