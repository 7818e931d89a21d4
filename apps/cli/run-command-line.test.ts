import { expect, it } from 'vitest';
import { ok, refused } from '@cordee/kernel';
import { readTerminalSettings } from '@cordee/platform/config';
import type { Command } from './command.ts';
import { ended } from './command-line.test-support.ts';
import { organisationOptions } from './common-options.ts';

function command(run: Command['run']): Command {
  return {
    name: 'try',
    summary: 'cli.verify_summary',
    positionals: [{ name: 'file', help: 'cli.import_file', required: true }],
    options: { 'dry-run': { value: null, help: 'cli.import_dry_run' }, ...organisationOptions },
    run,
  };
}

const answering = command(async ({ values, switches, terminal }) => {
  terminal.say('a remark');
  return ok({
    json: { file: values['file'], organisation: values['organisation'] ?? null, switches: [...switches] },
    text: `read ${values['file']}`,
  });
});

it('prints the result alone on the standard output, remarks beside it', async () => {
  expect(await ended(['try', 'a b.csv'], [answering])).toEqual({
    exit: 0,
    result: 'read a b.csv\n',
    remarks: 'a remark\n',
  });
});

it('prints the result as JSON when asked, with options before or after the argument', async () => {
  const { result } = await ended(
    ['try', '--organisation=Alpes', '--json', 'x.csv', '--dry-run'],
    [answering],
  );
  expect(JSON.parse(result)).toEqual({ file: 'x.csv', organisation: 'Alpes', switches: ['json', 'dry-run'] });
});

it('ends with 2 and a sentence for a line that it does not understand', async () => {
  const lines: readonly (readonly [readonly string[], RegExp])[] = [
    [['fly'], /no command “fly”.*try/],
    [['try'], /FILE is missing/],
    [['try', 'a', 'b'], /“b” is one too many/],
    [['try', 'a', '--colour', 'red'], /no option --colour/],
    [['try', 'a', '--organisation'], /--organisation needs a value: NAME/],
    [['try', 'a', '--locale', 'de'], /“de” is not a language/],
    [['try', 'a', '-x'], /no option -x/],
  ];
  for (const [argv, sentence] of lines) {
    const { exit, result, remarks } = await ended(argv, [answering]);
    expect({ exit, result }, argv.join(' ')).toEqual({ exit: 2, result: '' });
    expect(remarks).toMatch(sentence);
  }
});

it('ends with 3 for a refusal and with 4 for what is not found, in the language asked for', async () => {
  const refusing = command(async () => refused('imports.file_empty', { document: 'a.csv' }, { line: 1 }));
  expect(await ended(['try', 'a', '--locale', 'fr'], [refusing])).toMatchObject({
    exit: 3,
    result: '',
    remarks: expect.stringMatching(/^ligne 1 : Le fichier a\.csv est vide/),
  });
  const missing = command(async () => refused('cli.file_not_found', { file: 'a.csv' }));
  expect(
    await ended(['try', 'a'], [missing], { settings: readTerminalSettings({ LANG: 'fr_FR.UTF-8' }) }),
  ).toMatchObject({
    exit: 4,
    remarks: 'Le fichier a.csv n’existe pas.\n',
  });
});

it('ends with 130 when it is cancelled between two steps', async () => {
  const cancelling = new AbortController();
  const long = command(async ({ terminal }) => {
    cancelling.abort();
    terminal.check();
    return ok({ json: null, text: 'never' });
  });
  expect(await ended(['try', 'a'], [long], { signal: cancelling.signal })).toEqual({
    exit: 130,
    result: '',
    remarks: 'Cancelled. Nothing was half written.\n',
  });
});

it('opens the data once and closes it however the command ends', async () => {
  let [opened, closed] = [0, 0];
  const openHouse = async () => {
    opened += 1;
    return { app: {} as never, close: async () => void (closed += 1) }; // no command of this test looks inside
  };
  const twice = command(async ({ house }) => {
    await Promise.all([house(), house()]);
    throw new Error('a bug');
  });
  await expect(ended(['try', 'a'], [twice], { openHouse })).rejects.toThrow('a bug');
  expect([opened, closed]).toEqual([1, 1]);
});

it('says why the data cannot be opened', async () => {
  const needing = command(async ({ house }) => (await house(), ok({ json: null, text: '' })));
  await expect(
    ended(['try', 'a'], [needing], { openHouse: () => Promise.reject(new Error('the folder is taken')) }),
  ).rejects.toThrow('the folder is taken');
});

it('draws progress on a terminal and nothing elsewhere', async () => {
  const long = command(async ({ terminal }) => {
    terminal.progress(1_500, 3_000, 'rows');
    terminal.progress(3_000, 3_000, 'rows');
    return ok({ json: null, text: 'done' });
  });
  const drawn = await ended(['try', 'a'], [long], { isInteractive: true });
  expect(drawn.remarks).toBe(`${'█'.repeat(12)}${'░'.repeat(12)} 1,500 / 3,000 rows\r\u001b[2K`);
  expect((await ended(['try', 'a'], [long])).remarks).toBe('');
});
