import { useEffect, useMemo, useRef, useState } from 'react';
import type { TerritoryAccount, TerritoryFigures } from '../../api/territories.ts';
import { dotsOf, drawDots, heightOf, huesOf } from './map-picture.ts';

type SmallMapProps = {
  readonly label: string;
  readonly accounts: readonly TerritoryAccount[];
  readonly territories: readonly TerritoryFigures[];
};

/** A map to look at beside others: the same colour is the same territory in each. */
export function SmallMap({ label, accounts, territories }: SmallMapProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [width, setWidth] = useState(320);
  const dots = useMemo(() => dotsOf(accounts, width), [accounts, width]);
  const hues = useMemo(() => huesOf(territories), [territories]);
  useEffect(() => {
    const element = canvas.current;
    if (!element) return undefined;
    const resized = new ResizeObserver(() => setWidth(element.clientWidth));
    resized.observe(element);
    return () => resized.disconnect();
  }, []);
  useEffect(() => {
    if (canvas.current) drawDots(canvas.current, { dots, hues, shown: null, width });
  }, [dots, hues, width]);
  return (
    <figure aria-label={label}>
      <canvas ref={canvas} aria-hidden="true" className="w-full" style={{ height: heightOf(width) }} />
    </figure>
  );
}
