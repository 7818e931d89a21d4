// bench/RESULTS.md: what a bench measured, with the machine and the commit. One section a bench and its settings; a new
// measurement takes the place of the one before.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { markdownReport, reportHeading } from './markdown-report.ts';
import type { Report } from './report.ts';

const page = new URL('RESULTS.md', import.meta.url);

const preface = `# Results

Written by the benches themselves: \`npm run bench -- <name> --record\`. Goals are for a machine of two cores that does
nothing else; "processes that wanted a core" says how far a measurement was from that.
`;

export function recordResults(report: Report, day: string): void {
  const [, ...sections] = existsSync(page) ? readFileSync(page, 'utf8').split(/^## /m) : [];
  const own = reportHeading(report);
  const kept = sections
    .filter((section) => section.split('\n')[0] !== own)
    .map((section) => `## ${section.trim()}\n`);
  const all = [...kept, `## ${own}\n\n${markdownReport(report, day)}\n`].toSorted();
  writeFileSync(page, [preface, ...all].join('\n'));
}
