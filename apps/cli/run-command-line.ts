// A command line from its words to its exit code: parsed, done, and its result printed in one of two forms.
import type { Locale, Refusal, Result } from '@cordee/kernel';
import type { TerminalSettings } from '@cordee/platform/config';
import type { Answer, Command } from './command.ts';
import { EXIT, exitCodeOf, type ExitCode } from './exit-code.ts';
import { commandHelp, programHelp } from './help.ts';
import type { House } from './house.ts';
import { localeOf } from './locale-of.ts';
import { parseCommandLine, type CommandLine } from './parse-command-line.ts';
import { sayRefusalAt } from './say-refusal-at.ts';
import { Cancelled, openTerminal, type Terminal } from './terminal.ts';
import { messageOf } from '@cordee/messages/explanation';

export type Surroundings = {
  readonly settings: TerminalSettings;
  readonly version: string;
  readonly isInteractive: boolean;
  readonly signal: AbortSignal;
  readonly writeResult: (text: string) => void;
  readonly writeRemark: (text: string) => void;
  readonly openHouse: (say: (text: string) => void) => Promise<House>;
};

export async function runCommandLine(
  argv: readonly string[],
  commands: readonly Command[],
  around: Surroundings,
): Promise<ExitCode> {
  const parsed = parseCommandLine(argv, commands);
  const asked = parsed.ok && parsed.value.kind === 'run' ? parsed.value.values['locale'] : localeIn(argv);
  const locale = localeOf(asked, around.settings.language);
  const terminal = openTerminal(
    { write: around.writeRemark, isInteractive: around.isInteractive, signal: around.signal },
    locale ?? 'en',
  );
  if (locale === null)
    return tell({ code: 'cli.usage_locale', args: { locale: asked ?? '' } }, 'en', terminal);
  if (!parsed.ok) return tell(parsed.refusal, locale, terminal);
  if (parsed.value.kind === 'version') return print(around.version, around);
  if (parsed.value.kind === 'help')
    return print(
      parsed.value.command ? commandHelp(parsed.value.command, locale) : programHelp(commands, locale),
      around,
    );
  return perform(parsed.value, { locale, terminal, around });
}

type Run = Extract<CommandLine, { kind: 'run' }>;
type Performing = { readonly locale: Locale; readonly terminal: Terminal; readonly around: Surroundings };

async function perform(
  { command, values, switches }: Run,
  { locale, terminal, around }: Performing,
): Promise<ExitCode> {
  const opened: Promise<House>[] = [];
  const house = () => opened[0] ?? opening(around.openHouse(terminal.say), opened);
  try {
    const result: Result<Answer> = await command.run({
      values,
      switches,
      locale,
      terminal,
      settings: around.settings,
      house,
    });
    if (!result.ok) return tell(result.refusal, locale, terminal);
    const { json, text, exit = EXIT.done } = result.value;
    print(switches.has('json') ? JSON.stringify(json, null, 2) : text, around);
    return exit;
  } catch (error) {
    if (!(error instanceof Cancelled)) throw error;
    terminal.say(messageOf('cli.cancelled', {}, locale));
    return EXIT.cancelled;
  } finally {
    await closed(opened);
  }
}

function tell(refusal: Refusal, locale: Locale, terminal: Terminal): ExitCode {
  terminal.say(sayRefusalAt(refusal, locale));
  return exitCodeOf(refusal);
}

function print(text: string, { writeResult }: Surroundings): ExitCode {
  if (text !== '') writeResult(`${text.trimEnd()}\n`);
  return EXIT.done;
}

/** The language asked for on a line that could not be parsed as a whole. */
function localeIn(argv: readonly string[]): string | undefined {
  const joined = argv.find((word) => word.startsWith('--locale='));
  const index = argv.indexOf('--locale');
  return joined?.slice('--locale='.length) ?? (index === -1 ? undefined : argv[index + 1]);
}

function opening(house: Promise<House>, opened: Promise<House>[]): Promise<House> {
  opened.push(house);
  return house;
}

/** A house that could not be opened has nothing to close, and its reason was thrown already. */
async function closed(opened: readonly Promise<House>[]): Promise<void> {
  for (const outcome of await Promise.allSettled(opened))
    if (outcome.status === 'fulfilled') await outcome.value.close();
}
