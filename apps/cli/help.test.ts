import { describe, expect, it } from 'vitest';
import { LOCALES } from '@cordee/kernel';
import { readTerminalSettings } from '@cordee/platform/config';
import { COMMANDS } from './commands/index.ts';
import { ended } from './command-line.test-support.ts';
import { EXIT } from './exit-code.ts';

describe.each(LOCALES)('help in %s', (locale) => {
  it('lists every command and every exit code', async () => {
    const { result, exit } = await ended(['--help'], COMMANDS, {
      settings: readTerminalSettings({ LANG: locale }),
    });
    for (const { name } of COMMANDS) expect(result).toContain(`  ${name} `);
    for (const code of Object.values(EXIT)) expect(result).toMatch(new RegExp(`^  ${code} `, 'm'));
    expect(exit).toBe(0);
  });

  it.each(COMMANDS.map((command) => [command.name, command] as const))(
    'describes each argument and option of %s',
    async (name, command) => {
      const { result } = await ended([...name.split(' '), '--help'], COMMANDS, {
        settings: readTerminalSettings({ LANG: locale }),
      });
      for (const option of Object.keys(command.options)) expect(result).toContain(`--${option}`);
      for (const positional of command.positionals) expect(result).toContain(positional.name.toUpperCase());
      expect(result).not.toContain('cli.');
    },
  );
});
