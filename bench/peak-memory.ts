// What all processes of the bench hold at once: its own resident memory, and of PostgreSQL's each page once.
import { descendants, readProcess } from './process-family.ts';

export type PeakMemory = {
  readonly peakMiB: () => number;
  readonly stop: () => void;
};

const everyMs = 250;
/** A look takes long on a busy machine, and time from what is measured: at most a twentieth. */
const shareMax = 0.05;

/** `of: 'children'` leaves the bench's own process out, where the product runs beside it. */
export function watchMemory({ of = 'all' }: { readonly of?: 'all' | 'children' } = {}): PeakMemory {
  let peak = 0;
  let timer: NodeJS.Timeout;
  const look = () => {
    const startedAt = performance.now();
    peak = Math.max(peak, residentMiB(of));
    timer = setTimeout(look, Math.max(everyMs, (performance.now() - startedAt) / shareMax)).unref();
  };
  timer = setTimeout(look, everyMs).unref();
  return { peakMiB: () => Math.round(peak), stop: () => clearTimeout(timer) };
}

function residentMiB(of: 'all' | 'children'): number {
  const own = of === 'all' ? process.memoryUsage.rss() / 2 ** 20 : 0;
  const family = descendants(process.pid);
  return own + family.reduce((sum, pid) => sum + proportionalMiB(pid), 0);
}

/** A page that n processes share counts 1/n in each. */
function proportionalMiB(pid: number): number {
  const kilobytes = /^Pss:\s+(\d+)/m.exec(readProcess(`/proc/${pid}/smaps_rollup`))?.[1];
  return Number(kilobytes ?? 0) / 1024;
}
