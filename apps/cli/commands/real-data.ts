import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ok, refused, type Result } from '@cordee/kernel';
import { readConfig } from '@cordee/platform/config';
import type { Answer, Call, Command } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { guideCommands } from '../guide-commands.ts';
import { parseCommandLine } from '../parse-command-line.ts';
import { readAdventureWorks } from '../real-data/read-adventureworks.ts';
import { readCrm } from '../real-data/read-crm.ts';
import { textTable } from '../text-table.ts';
import { WORKING_COMMANDS } from './working-commands.ts';

const sets = {
  adventureworks: { folder: 'adventureworks-sales', read: readAdventureWorks },
  crm: { folder: 'crm-sales-opportunities', read: readCrm },
} as const;

/** Runs the guide on a fresh data folder and reads what came of it. The guide is the program: nothing is set up apart. */
export const realData: Command = {
  name: 'real-data',
  summary: 'cli.real_data_summary',
  positionals: [{ name: 'set', help: 'cli.real_data_set', required: true }],
  options: {},
  run: async (call) => {
    const { set = '' } = call.values;
    if (!Object.hasOwn(sets, set))
      return refused('cli.usage_real_data_set', { set, known: Object.keys(sets).join(', ') });
    const name = set as keyof typeof sets; // checked one line above
    const { programFolder } = readConfig();
    const data = call.settings.realDataFolder;
    if (!existsSync(join(data, sets[name].folder)))
      return refused('cli.real_data_not_found', { folder: join(data, sets[name].folder) });
    const guide = readFileSync(join(programFolder, 'docs/guides/real-data.md'), 'utf8');
    return inFreshFolder(call, (fresh) =>
      followed(fresh, guideCommands(guide, name, { CORDEE_REAL_DATA: data }), name),
    );
  },
};

async function inFreshFolder(
  call: Call,
  work: (call: Call) => Promise<Result<Answer>>,
): Promise<Result<Answer>> {
  const folder = mkdtempSync(join(tmpdir(), 'cordee-real-data-'));
  const { openHouse } = await import('../house.ts');
  const opened = await openHouse(
    { ...readConfig(), dataFolder: folder, externalDatabase: null },
    call.terminal.say,
  );
  try {
    return await work({ ...call, house: async () => opened });
  } finally {
    await opened.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Each command of the guide in turn, its result kept back; the first that does not end well ends the whole. */
async function followed(
  call: Call,
  lines: readonly string[][],
  name: keyof typeof sets,
): Promise<Result<Answer>> {
  for (const words of lines) {
    call.terminal.check();
    call.terminal.say(`$ cordee ${words.join(' ')}`);
    const parsed = parseCommandLine(words, WORKING_COMMANDS);
    if (!parsed.ok) return parsed;
    if (parsed.value.kind !== 'run') continue;
    const { command, values, switches } = parsed.value;
    const done = await command.run({ ...call, values, switches });
    if (!done.ok) return done;
    call.terminal.say(done.value.text);
    if ((done.value.exit ?? EXIT.done) !== EXIT.done) return ok({ ...done.value, json: [] });
  }
  const rows = await sets[name].read(await call.house(), call);
  if (!rows.ok) return rows;
  return ok({ json: rows.value, text: rowsTable(rows.value) });
}

function rowsTable(rows: readonly Readonly<Record<string, string | number | null>>[]): string {
  const headers = Object.keys(rows[0] ?? {});
  return textTable(
    headers,
    rows.map((row) => headers.map((header) => String(row[header] ?? '—'))),
    headers.slice(2).map((_, index) => index + 2),
  );
}
