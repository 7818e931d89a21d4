import { readTerminalSettings } from '@cordee/platform/config';
import type { ExitCode } from './exit-code.ts';
import type { Command } from './command.ts';
import { runCommandLine, type Surroundings } from './run-command-line.ts';

export type Ended = { readonly exit: ExitCode; readonly result: string; readonly remarks: string };

/** Runs a command line in this process and keeps what it wrote to either stream. */
export async function ended(
  argv: readonly string[],
  commands: readonly Command[],
  around: Partial<Surroundings> = {},
): Promise<Ended> {
  let [result, remarks] = ['', ''];
  const exit = await runCommandLine(argv, commands, {
    settings: readTerminalSettings({}),
    version: '0.0.0',
    isInteractive: false,
    signal: new AbortController().signal,
    writeResult: (text) => (result += text),
    writeRemark: (text) => (remarks += text),
    openHouse: () => Promise.reject(new Error('this command opens no database')),
    ...around,
  });
  return { exit, result, remarks };
}
