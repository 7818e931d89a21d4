/** A table as text: columns two spaces apart, those of figures to the right, no line wider than its cells. */
export function textTable(
  headers: readonly string[],
  rows: readonly (readonly string[])[],
  rightColumns: readonly number[] = [],
): string {
  const all = [headers, ...rows];
  const widths = headers.map((_, column) => Math.max(...all.map((row) => widthOf(row[column] ?? ''))));
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => padded(cell, widths[column] ?? 0, rightColumns.includes(column)))
      .join('  ')
      .trimEnd();
  return [line(headers), widths.map((width) => '─'.repeat(width)).join('  '), ...rows.map(line)].join('\n');
}

const segmenter = new Intl.Segmenter();
const widthOf = (text: string): number => [...segmenter.segment(text)].length;

function padded(text: string, width: number, isRight: boolean): string {
  const space = ' '.repeat(Math.max(0, width - widthOf(text)));
  return isRight ? space + text : text + space;
}
