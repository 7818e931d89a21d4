import { isGreen, type Figure, type Report } from './report.ts';

const decimals = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 });
const count = new Intl.NumberFormat('en-GB');

export function printReport(report: Report): string {
  const settings = Object.entries(report.settings).map(
    ([name, value]) => `${name} ${typeof value === 'number' ? count.format(value) : value}`,
  );
  const checks = report.checks.map(({ claim, tried, violated }) => [
    claim,
    count.format(tried),
    count.format(violated),
    tried > 0 && violated === 0 ? 'holds' : 'VIOLATED',
  ]);
  const comparisons = report.comparisons.map(({ question, duckdb, postgres }) => [
    question,
    `${duckdb.toFixed(0)} ms`,
    `${postgres.toFixed(0)} ms`,
    `× ${(postgres / duckdb).toFixed(1)}`,
  ]);
  return [
    `bench ${report.bench} · commit ${report.commit} · seed ${report.seed} · ${report.seconds.toFixed(0)} s`,
    report.machine,
    settings.join(' · '),
    '',
    ...table(['claim', 'tried', 'violated', ''], checks),
    '',
    ...(comparisons.length > 0
      ? [...table(['question (medians)', 'DuckDB', 'PostgreSQL', 'ratio'], comparisons), '']
      : []),
    ...figureLines(report.figures ?? []),
    ...(report.rows === undefined ? [] : [...table(report.rows.header, report.rows.lines), '']),
    isGreen(report) ? 'Every claim holds.' : 'At least one claim is violated, or nothing was tried.',
  ].join('\n');
}

function figureLines(figures: readonly Figure[]): readonly string[] {
  if (figures.length === 0) return [];
  const rows = figures.map(({ what, value, unit, goal }) => [
    what,
    `${decimals.format(value)} ${unit}`,
    goal === null ? '' : `≤ ${decimals.format(goal)} ${unit}`,
    goal === null ? '' : value <= goal ? 'reached' : 'MISSED',
  ]);
  return [...table(['figure', 'measured', 'goal', ''], rows), ''];
}

function table(header: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const widths = header.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ');
  return [line(header), widths.map((width) => '─'.repeat(width)).join('  '), ...rows.map(line)];
}
