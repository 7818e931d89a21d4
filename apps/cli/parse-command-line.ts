import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { ok, refused, type Result } from '@cordee/kernel';
import type { Command, Values } from './command.ts';
import { commonOptions } from './common-options.ts';

export type CommandLine =
  | { readonly kind: 'help'; readonly command: Command | null }
  | { readonly kind: 'version' }
  | {
      readonly kind: 'run';
      readonly command: Command;
      readonly values: Values;
      readonly switches: ReadonlySet<string>;
    };

/** Reads a command line. What is wrong with it is refused as cli.usage_…, with what was meant where that can be told. */
export function parseCommandLine(argv: readonly string[], commands: readonly Command[]): Result<CommandLine> {
  const [name] = argv;
  if (name === '--version') return ok({ kind: 'version' });
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    return ok({ kind: 'help', command: commandOf(argv.slice(1), commands) ?? null });
  }
  const command = commandOf(argv, commands);
  if (!command)
    return refused('cli.usage_command_unknown', {
      command: name,
      known: commands.map((each) => each.name).join(', '),
    });
  const rest = argv.slice(wordsOf(command).length);
  if (rest.includes('--help') || rest.includes('-h')) return ok({ kind: 'help', command });
  return parseOptions(command, rest);
}

/** A name may have two words: they stand first on the line, in their order. */
function commandOf(argv: readonly string[], commands: readonly Command[]): Command | undefined {
  return commands.find((command) => wordsOf(command).every((word, index) => argv[index] === word));
}

function wordsOf({ name }: Command): readonly string[] {
  return name.split(' ');
}

function parseOptions(command: Command, rest: readonly string[]): Result<CommandLine> {
  const known = { ...commonOptions, ...command.options };
  const options: ParseArgsOptionsConfig = Object.fromEntries(
    Object.entries(known).map(([name, option]) => [
      name,
      { type: option.value === null ? 'boolean' : 'string' } as const,
    ]),
  );
  const { tokens } = parseArgs({
    args: [...rest],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const values: Record<string, string | undefined> = {};
  const switches = new Set<string>();
  const positionals: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value);
    if (token.kind !== 'option') continue;
    const option = known[token.name];
    if (!option) return refused('cli.usage_option_unknown', { option: token.rawName, command: command.name });
    if (option.value === null) switches.add(token.name);
    else if (token.value === undefined || token.value === '')
      return refused('cli.usage_value_missing', { option: token.rawName, value: option.value });
    else values[token.name] = token.value;
  }
  const extra = positionals[command.positionals.length];
  if (extra !== undefined)
    return refused('cli.usage_argument_extra', { argument: extra, command: command.name });
  for (const [index, { name }] of command.positionals.entries()) values[name] = positionals[index];
  return missing(command, values) ?? ok({ kind: 'run', command, values, switches });
}

function missing(command: Command, values: Values): Result<never> | null {
  const argument = command.positionals.find(({ name, required }) => required && values[name] === undefined);
  if (argument)
    return refused('cli.usage_argument_missing', {
      argument: argument.name.toUpperCase(),
      command: command.name,
    });
  const option = Object.entries(command.options).find(
    ([name, { required }]) => required && values[name] === undefined,
  );
  return option
    ? refused('cli.usage_option_missing', { option: `--${option[0]}`, command: command.name })
    : null;
}
