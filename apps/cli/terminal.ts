import { messageOf } from '@cordee/messages/explanation';
import type { Locale } from '@cordee/kernel';

/** Where remarks and progress go: the error stream, so that the standard output is the result alone. */
export type Terminal = {
  readonly say: (text: string) => void;
  readonly progress: (done: number, total: number | null, unit: string) => void;
  /** Throws Cancelled once Ctrl-C was pressed: work that may be cut short asks between two steps. */
  readonly check: () => void;
};

export class Cancelled extends Error {}

type Surface = {
  readonly write: (text: string) => void;
  readonly isInteractive: boolean;
  readonly signal: AbortSignal;
};

const barWidth = 24;

export function openTerminal({ write, isInteractive, signal }: Surface, locale: Locale): Terminal {
  let hasBar = false;
  const clear = () => {
    if (hasBar) write('\r\u001b[2K');
    hasBar = false;
  };
  return {
    say: (text) => {
      clear();
      write(`${text}\n`);
    },
    progress: (done, total, unit) => {
      if (!isInteractive) return;
      clear();
      hasBar = total === null || done < total;
      if (hasBar) write(progressLine(done, total, messageOf(`cli.unit_${unit}`, {}, locale), locale));
    },
    check: () => {
      if (signal.aborted) throw new Cancelled();
    },
  };
}

function progressLine(done: number, total: number | null, unit: string, locale: Locale): string {
  const count = (value: number) => new Intl.NumberFormat(locale).format(value);
  if (total === null || total === 0) return `${count(done)} ${unit}`;
  const filled = Math.min(barWidth, Math.round((done / total) * barWidth));
  return `${'█'.repeat(filled)}${'░'.repeat(barWidth - filled)} ${count(done)} / ${count(total)} ${unit}`;
}
