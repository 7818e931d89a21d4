import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConfig, readTerminalSettings } from '@cordee/platform/config';
import { ended } from '../command-line.test-support.ts';
import { COMMANDS } from '../commands/index.ts';
import { recountedAdventureWorks, recountedCrm, recountedWonByMonth } from './recount.test-support.ts';

const { programFolder } = readConfig();
const data = readTerminalSettings().realDataFolder;
const minutes = 60_000;

/** Without the sets there is nothing to try: an error in CI, elsewhere a sentence that says it did not run. */
function areDataHere(): boolean {
  if (existsSync(join(data, 'adventureworks-sales'))) return true;
  expect(process.env['CI'], `the real data are missing in ${data}`).toBeUndefined();
  console.warn(`NOT RUN: the real data are not in ${data} (CORDEE_REAL_DATA)`);
  return false;
}

async function figuresOf(set: string): Promise<{ readonly rows: unknown[]; readonly remarks: string }> {
  const { exit, result, remarks } = await ended(['real-data', set, '--json'], COMMANDS, {
    settings: readTerminalSettings({ CORDEE_REAL_DATA: data }),
  });
  expect(exit, remarks.slice(-2_000)).toBe(0);
  return { rows: JSON.parse(result) as unknown[], remarks };
}

describe('the figures of the real sets equal a recount from the raw files, to the last digit', () => {
  it(
    'AdventureWorks: every seller and quarter with an order or a quota',
    async () => {
      if (!areDataHere()) return;
      const { rows, remarks } = await figuresOf('adventureworks');
      const expected = recountedAdventureWorks(join(data, 'adventureworks-sales'));
      expect(expected.orders).toBe(3_806);
      expect(expected.rows).toHaveLength(179);
      expect(rows.map(comparable)).toEqual(expected.rows);
      expect(remarks).toMatch(/31,465 rows read = 31,465 loaded \+ 0 rejected \+ 0 excluded/);
    },
    3 * minutes,
  );

  it(
    'CRM: every seller, those without opportunity included, and each mended row told by its line',
    async () => {
      if (!areDataHere()) return;
      const { rows, remarks } = await figuresOf('crm');
      const expected = recountedCrm(join(data, 'crm-sales-opportunities'));
      expect(rows).toEqual(expected.rows);
      expect(expected.rows).toHaveLength(35);
      expect(expected.total).toEqual({ won: 4_238, lost: 2_473, open: 2_089, revenue: '10005534' });
      expect(recountedWonByMonth(join(data, 'crm-sales-opportunities'))).toEqual([
        1134672, 721932, 1025713, 1338466, 696932, 1050059, 1235264, 731980, 938943, 1131573,
      ]);
      expect(remarks).toMatch(/8,800 rows read = 8,800 loaded \+ 0 rejected \+ 0 excluded/);
      expect(mendedLines(remarks, 'GTXPro')).toEqual(expected.misspelt);
    },
    3 * minutes,
  );
});

describe('the guide', () => {
  it(
    'runs as written, in one data folder, and ends in statements',
    () => {
      if (!areDataHere()) return;
      const guide = readFileSync(join(programFolder, 'docs/guides/real-data.md'), 'utf8');
      const script = [...guide.matchAll(/^```sh\n([^]*?)^```$/gm)].map(([, block]) => block).join('\n');
      const folder = mkdtempSync(join(tmpdir(), 'cordee-guide-'));
      try {
        const env = {
          ...process.env,
          CORDEE_REAL_DATA: data,
          CORDEE_DATA: folder,
          LANG: 'en_GB.UTF-8',
          LC_ALL: '',
        };
        const done = spawnSync('bash', ['-euo', 'pipefail', '-c', script], {
          cwd: programFolder,
          env,
          encoding: 'utf8',
        });
        expect(done.status, done.stderr.slice(-2_000)).toBe(0);
        expect(done.stdout).toMatch(/You earn US\$16,624\.81: 1\.5% of US\$1,108,320\.8033/);
        expect(done.stdout).toMatch(/You earn US\$2,308\.68: 3% of US\$76,956/);
        expect(done.stdout.match(/changes verified, none altered/g)).toHaveLength(2);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
    8 * minutes,
  );
});

/** Decimal texts without the zeros that only say how exactly a figure was written. */
function comparable(row: unknown): unknown {
  const texts = row as Record<string, string | null>;
  return Object.fromEntries(
    Object.entries(texts).map(([key, value]) => [
      key,
      key === 'revenue' || key === 'quota' ? trimmed(value) : value,
    ]),
  );
}

const trimmed = (text: string | null) => (text?.includes('.') ? text.replace(/\.?0+$/, '') : text);

function mendedLines(remarks: string, word: string): number[] {
  return [...remarks.matchAll(/^repaired: line (\d+): (.*)$/gm)]
    .filter(([, , sentence]) => sentence?.includes(word))
    .map(([, line]) => Number(line));
}
