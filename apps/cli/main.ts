// The program's entry: `cordee …`. What a command does stands in commands/.
import { isDebugging, readConfig, readTerminalSettings } from '@cordee/platform/config';
import { readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { serve } from './commands/serve.ts';
import type { Command } from './command.ts';
import { EXIT } from './exit-code.ts';
import { runCommandLine } from './run-command-line.ts';

const argv = process.argv.slice(2);
const cancelling = new AbortController();
// `serve` ends by itself on Ctrl-C; a second Ctrl-C ends any other command at once.
if (argv[0] !== 'serve')
  process.on('SIGINT', () => (cancelling.signal.aborted ? process.exit(EXIT.cancelled) : cancelling.abort()));

try {
  process.exitCode = await runCommandLine(argv, await commands(), {
    settings: readTerminalSettings(),
    version: versionOf(readConfig().programFolder),
    isInteractive: process.stderr.isTTY,
    signal: cancelling.signal,
    writeResult: (text) => writeAll(1, text),
    writeRemark: (text) => writeAll(2, text),
    openHouse: async (say) => (await import('./house.ts')).openHouse(readConfig(), say),
  });
} catch (error) {
  writeAll(2, `cordee: ${error instanceof Error ? error.message : String(error)}\n`);
  if (isDebugging() && error instanceof Error) writeAll(2, `${error.stack}\n`);
  process.exitCode = EXIT.programError;
}

/** `serve` lives long: it holds nothing of the other commands. */
async function commands(): Promise<readonly Command[]> {
  return argv[0] === 'serve' ? [serve] : (await import('./commands/index.ts')).COMMANDS;
}

function versionOf(programFolder: string): string {
  const { version } = JSON.parse(readFileSync(join(programFolder, 'package.json'), 'utf8')) as {
    version: string;
  }; // our own manifest
  return version;
}

/** Synchronous, so that a result is whole in the pipe before the process ends; a full pipe is waited for. */
function writeAll(stream: 1 | 2, text: string): void {
  const bytes = Buffer.from(text);
  for (let sent = 0; sent < bytes.length;) {
    try {
      sent += writeSync(stream, bytes, sent);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EPIPE') return;
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
}
