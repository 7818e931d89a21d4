import { isGreen, type Figure, type Report } from './report.ts';

const decimals = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 });
const count = new Intl.NumberFormat('en-GB');

/** A bench and its settings: `compensation, payees 10,000, credits 1,000,000`. */
export function reportHeading({ bench, settings }: Report): string {
  const told = Object.entries(settings).map(
    ([name, value]) => `${name} ${typeof value === 'number' ? count.format(value) : value}`,
  );
  return [bench, ...told].join(', ');
}

export function markdownReport(report: Report, day: string): string {
  const checks = report.checks.map(({ claim, tried, violated }) => [
    claim,
    count.format(tried),
    count.format(violated),
  ]);
  const figures = (report.figures ?? []).map(figureCells);
  const comparisons = report.comparisons.map(({ question, duckdb, postgres }) => [
    question,
    `${duckdb.toFixed(0)} ms`,
    `${postgres.toFixed(0)} ms`,
  ]);
  return [
    `${day}, commit ${report.commit}, seed ${report.seed}; ${report.machine}; ${isGreen(report) ? 'every claim holds' : 'a claim is violated'}.`,
    table(['Claim', 'Tried', 'Violated'], checks),
    ...(comparisons.length > 0 ? [table(['Question (medians)', 'DuckDB', 'PostgreSQL'], comparisons)] : []),
    ...(figures.length > 0 ? [table(['Figure', 'Measured', 'Goal', ''], figures)] : []),
    ...(report.rows === undefined ? [] : [table(report.rows.header, report.rows.lines)]),
  ].join('\n\n');
}

function figureCells({ what, value, unit, goal }: Figure): readonly string[] {
  const bound = goal === null ? '' : `≤ ${decimals.format(goal)} ${unit}`;
  return [
    what,
    `${decimals.format(value)} ${unit}`,
    bound,
    goal === null ? '' : value <= goal ? 'reached' : 'missed',
  ];
}

/** As the formatter of the house writes it. */
function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = header.map((title, column) =>
    Math.max(3, title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [
    line(header),
    `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`,
    ...rows.map(line),
  ].join('\n');
}
