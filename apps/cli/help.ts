import { messageOf } from '@cordee/messages/explanation';
import type { Locale } from '@cordee/kernel';
import type { Command, Option } from './command.ts';
import { commonOptions } from './common-options.ts';
import { EXIT } from './exit-code.ts';

/** The help of the program: what it is for, its commands, how it ends. */
export function programHelp(commands: readonly Command[], locale: Locale): string {
  const say = (key: string) => messageOf(key, {}, locale);
  const listed = commands.map((command) => [command.name, say(command.summary)] as const);
  return [
    say('cli.help_program'),
    '',
    say('cli.help_commands'),
    ...aligned(listed),
    '',
    ...exitCodes(locale),
    '',
    say('cli.help_more'),
    '',
  ].join('\n');
}

/** The help of one command: how it is written, each argument and option, how it ends. */
export function commandHelp(command: Command, locale: Locale): string {
  const say = (key: string) => messageOf(key, {}, locale);
  const written = command.positionals.map(({ name, required }) =>
    required ? name.toUpperCase() : `[${name.toUpperCase()}]`,
  );
  const args = command.positionals.map(({ name, help }) => [name.toUpperCase(), say(help)] as const);
  const options = Object.entries({ ...command.options, ...commonOptions }).map(
    ([name, option]) => [optionText(name, option), say(option.help)] as const,
  );
  return [
    ['cordee', command.name, ...written, say('cli.help_options_short')].join(' '),
    '',
    say(command.summary),
    '',
    ...(args.length === 0 ? [] : [say('cli.help_arguments'), ...aligned(args), '']),
    say('cli.help_options'),
    ...aligned(options),
    '',
    ...exitCodes(locale),
    '',
  ].join('\n');
}

const optionText = (name: string, { value }: Option) => (value === null ? `--${name}` : `--${name} ${value}`);

function exitCodes(locale: Locale): string[] {
  const codes = Object.entries(EXIT).map(
    ([name, code]) => [String(code), messageOf(`cli.exit_${name.toLowerCase()}`, {}, locale)] as const,
  );
  return [messageOf('cli.help_exit', {}, locale), ...aligned(codes)];
}

function aligned(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([term]) => term.length));
  return rows.map(([term, text]) => `  ${term.padEnd(width)}  ${text}`);
}
