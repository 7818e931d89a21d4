// The next process to be killed is started before it is needed, from code that was compiled once.
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { DoomedImport } from './import-until-killed.ts';

const program = join(import.meta.dirname, 'import-until-killed.ts');

export type DoomedProcesses = {
  /** How the process ended that was to be killed in this import. */
  importUntilKilled(doomed: DoomedImport): Promise<NodeJS.Signals | number | null>;
  stop(): void;
};

export function openDoomedProcesses(dataFolder: string): DoomedProcesses {
  const start = () =>
    fork(program, [], {
      env: { ...process.env, CORDEE_DATA: dataFolder, NODE_COMPILE_CACHE: join(dataFolder, 'compiled') },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
  let next: ChildProcess | undefined;
  return {
    importUntilKilled: async (doomed) => {
      const child = next ?? start();
      const ended = once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>; // what the event gives
      child.send(doomed);
      next = undefined;
      const [code, signal] = await ended;
      next = start();
      return signal ?? code;
    },
    stop: () => void next?.kill('SIGKILL'),
  };
}
