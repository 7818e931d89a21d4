// A file of a case cut into parts of a few records, as a large one is into parts of megabytes.
import type { TextPart } from '@cordee/platform/files';
import type { Random } from './gate.ts';

type CutFile = {
  readonly path: string;
  readonly text: string;
  /** The row whose part is not to be found: the threads break off there. */
  readonly missing: number | null;
};

const rowsPerPartMax = 12;

/** No cell of a case holds a line end. */
export function partsOf({ path, text, missing }: CutFile, random: Random): readonly TextPart[] {
  const lines = text.split('\n').slice(0, -1);
  const parts: TextPart[] = [];
  let [at, record] = [0, 0];
  while (record < lines.length) {
    const taken = lines.slice(record, record + 1 + random.below(rowsPerPartMax));
    const end = at + Buffer.byteLength(taken.join('\n')) + 1;
    const isMissing = missing !== null && record + taken.length > Math.min(missing, lines.length - 1);
    parts.push({
      path: isMissing ? `${path}.missing` : path,
      encoding: 'utf-8',
      delimiter: ';',
      start: { at, line: record + 1, record },
      end,
    });
    [at, record] = [end, record + taken.length];
  }
  return parts;
}
