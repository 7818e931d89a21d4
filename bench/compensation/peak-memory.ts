// What all processes of the bench hold at once: its own resident memory, and of PostgreSQL's each page once.
import { readdirSync, readFileSync } from 'node:fs';

export type PeakMemory = {
  readonly peakMiB: () => number;
  readonly stop: () => void;
};

const everyMs = 250;

export function watchMemory(): PeakMemory {
  let peak = 0;
  const look = () => {
    peak = Math.max(peak, residentMiB());
  };
  const timer = setInterval(look, everyMs);
  timer.unref();
  return { peakMiB: () => Math.round(peak), stop: () => clearInterval(timer) };
}

function residentMiB(): number {
  const own = process.memoryUsage.rss() / 2 ** 20;
  const family = descendants(process.pid);
  return own + family.reduce((sum, pid) => sum + proportionalMiB(pid), 0);
}

function descendants(root: number): readonly number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const stat = read(`/proc/${name}/stat`);
    const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
    parents.set(Number(name), parent);
  }
  const isBelow = (pid: number): boolean => {
    const parent = parents.get(pid);
    return parent !== undefined && (parent === root || isBelow(parent));
  };
  return [...parents.keys()].filter((pid) => pid !== root && isBelow(pid));
}

/** A page that n processes share counts 1/n in each. */
function proportionalMiB(pid: number): number {
  const kilobytes = /^Pss:\s+(\d+)/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1];
  return Number(kilobytes ?? 0) / 1024;
}

/** A process may end between the listing and the reading. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
