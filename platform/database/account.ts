import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

export type Account = { readonly uid: number; readonly gid: number };

const nobody: Account = { uid: 65534, gid: 65534 };

/**
 * PostgreSQL refuses to run as root. As root it runs under the account `cordee`, made when missing; where none can
 * be made, under 65534. Any other user runs it as themselves (null).
 */
export function databaseAccount(): Account | null {
  if (process.getuid?.() !== 0) return null;
  return lookUp() ?? (make() ? (lookUp() ?? nobody) : nobody);
}

function lookUp(): Account | null {
  try {
    const line = readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .find((entry) => entry.startsWith('cordee:'));
    const [, , uid, gid] = line?.split(':') ?? [];
    return uid && gid ? { uid: Number(uid), gid: Number(gid) } : null;
  } catch {
    return null;
  }
}

function make(): boolean {
  const args = ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', '--user-group', 'cordee'];
  return spawnSync('useradd', args, { stdio: 'ignore' }).status === 0;
}
