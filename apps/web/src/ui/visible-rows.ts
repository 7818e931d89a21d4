import { useVirtualizer } from '@tanstack/react-virtual';
import type { RefObject } from 'react';

const WINDOWED_FROM = 120;

/** Long tables draw only the rows that are in sight, with the height of the others kept above and below. */
export function useVisibleRows<Row>(rows: readonly Row[], scroller: RefObject<HTMLElement | null>) {
  const isWindowed = rows.length > WINDOWED_FROM;
  // Its functions must not be memoized, and they are not: they are called here and nowhere else.
  // oxlint-disable-next-line react/incompatible-library
  const virtualizer = useVirtualizer({
    count: rows.length,
    enabled: isWindowed,
    getScrollElement: () => scroller.current,
    estimateSize: () => 40,
    overscan: 12,
  });
  if (!isWindowed) return { items: rows, first: 0, before: 0, after: 0, isWindowed, measure: undefined };
  const inSight = virtualizer.getVirtualItems();
  const first = inSight[0]?.index ?? 0;
  const last = inSight.at(-1);
  return {
    items: rows.slice(first, (last?.index ?? 0) + 1),
    first,
    before: inSight[0]?.start ?? 0,
    after: virtualizer.getTotalSize() - (last?.end ?? 0),
    isWindowed,
    // Rows are as high as their words make them, on a narrow screen above all.
    measure: virtualizer.measureElement,
  };
}
