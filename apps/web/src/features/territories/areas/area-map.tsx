import { useMemo } from 'react';
import { m } from '@cordee/messages';
import type { Figure } from '../../../api/figure.ts';
import type { AreaOutline, TerritoryArea } from '../../../api/territory/areas.ts';
import { useExplanationOpener } from '../../../ui/explanation-opener.ts';
import { figureText } from '../../../ui/figure.tsx';
import { heightOf, pathOf, projectionOf } from '../map-picture.ts';
import type { AreaMeasure } from './area-measures.ts';

type AreaMapProps = {
  readonly areas: readonly TerritoryArea[];
  readonly outlines: readonly AreaOutline[];
  readonly measure: AreaMeasure;
};

const width = 900;
/** So many depths of colour can be told apart. */
const depths = 5;

/** Each area the stronger the more it has; the table below says and opens the same. */
export function AreaMap({ areas, outlines, measure }: AreaMapProps) {
  const open = useExplanationOpener();
  const paths = useMemo(() => pathsOf(outlines), [outlines]);
  const figures = new Map(areas.map((area) => [area.number, measure.figureOf(area)]));
  const sorted = [...figures.values()]
    .filter((figure) => figure !== null)
    .toSorted((a, b) => Number(a.value) - Number(b.value));
  const [least, most] = [sorted[0], sorted.at(-1)];
  const depthOf = depthAmong(sorted);
  return (
    <figure className="flex flex-col gap-2 rounded-md border border-line bg-sheet p-4">
      <figcaption className="text-[14px] text-muted">
        {m['territories.areas_map_words']({
          measure: measure.label(),
          least: least ? figureText(least, 'short') : '—',
          most: most ? figureText(most, 'short') : '—',
        })}
      </figcaption>
      <svg aria-hidden="true" viewBox={`0 0 ${width} ${heightOf(width)}`} className="w-full text-accent">
        {paths.map(({ number, name, path }) => {
          const figure = figures.get(number) ?? null;
          const text = figure === null ? '—' : figureText(figure, 'short');
          return (
            <path
              key={number}
              d={path}
              fillRule="evenodd"
              fill="currentColor"
              fillOpacity={figure === null ? 0 : depthOf(figure.value)}
              stroke="var(--color-edge)"
              strokeWidth="0.75"
              className="cursor-pointer hover:stroke-[var(--color-ink)]"
              onClick={() => figure?.explain && open(figure.explain, `${name}, ${measure.label()}`)}
            >
              <title>{`${name} : ${text}`}</title>
            </path>
          );
        })}
      </svg>
    </figure>
  );
}

function pathsOf(outlines: readonly AreaOutline[]) {
  const places = outlines.flatMap(({ rings }) =>
    rings.flatMap((ring) => ring.map(([longitude = 0, latitude = 0]) => ({ longitude, latitude }))),
  );
  const project = projectionOf(places, width);
  return outlines.map(({ number, name, rings }) => ({ number, name, path: pathOf(rings, project) }));
}

/** In steps from faint to full, each of as many areas: one large area leaves the others apart. */
function depthAmong(sorted: readonly Figure[]): (value: string) => number {
  return (value) => {
    const below = sorted.filter((figure) => Number(figure.value) < Number(value)).length;
    const depth = Math.min(Math.floor((below * depths) / Math.max(sorted.length, 1)), depths - 1);
    return 0.12 + (0.78 * depth) / (depths - 1);
  };
}
