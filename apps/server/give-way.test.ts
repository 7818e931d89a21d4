import { spawn } from 'node:child_process';
import { constants, getPriority } from 'node:os';
import { afterEach, expect, it } from 'vitest';
import { letWait } from './give-way.ts';

const other = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1000)'], { stdio: 'ignore' });
afterEach(() => void other.kill());

it('lets another process wait behind the pages, and minds no process that is gone', () => {
  const { pid = 0 } = other;
  letWait(pid);
  expect(getPriority(pid)).toBe(constants.priority.PRIORITY_BELOW_NORMAL);
  const aboveAll = 2 ** 22 + 1;
  expect(() => letWait(aboveAll)).not.toThrow();
});
