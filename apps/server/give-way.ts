// Long work gives way to the pages: a process and what serves it get a core when nobody else wants it.
import { readdirSync } from 'node:fs';
import { constants, setPriority } from 'node:os';

const behind = constants.priority.PRIORITY_BELOW_NORMAL;

/** Every thread of this process: the engine's helpers, started before, keep a priority of their own on Linux. */
export function giveWay(): void {
  setPriority(behind);
  if (process.platform === 'linux')
    for (const thread of readdirSync('/proc/self/task')) letWait(Number(thread));
}

/** Another process of this machine; one that is gone, or of an account that may not be touched, stays as it is. */
export function letWait(processId: number): void {
  try {
    setPriority(processId, behind);
  } catch {
    return;
  }
}
