import type { KeyboardEvent } from 'react';

const moves: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** Arrow keys walk from cell to cell as in a spreadsheet; what can be pressed inside a cell takes the focus. */
export function moveFocusInTable(event: KeyboardEvent<HTMLElement>): void {
  const move = moves[event.key];
  const start = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-cell]') : null;
  if (!move || !start || event.target instanceof HTMLInputElement) return;
  const cell = cellBeside(start, move);
  if (!cell) return;
  event.preventDefault();
  (cell.querySelector<HTMLElement>('button, a, input') ?? cell).focus();
}

function cellBeside(cell: HTMLElement, [rows, columns]: readonly [number, number]): HTMLElement | undefined {
  const line = cell.closest('tr');
  const lines = [...(line?.parentElement?.querySelectorAll('tr:not([aria-hidden])') ?? [])];
  const target = lines[lines.findIndex((other) => other === line) + rows];
  const cellsOf = (of: Element | null | undefined) => [
    ...(of?.querySelectorAll<HTMLElement>('[data-cell]') ?? []),
  ];
  return cellsOf(target)[cellsOf(line).indexOf(cell) + columns];
}
