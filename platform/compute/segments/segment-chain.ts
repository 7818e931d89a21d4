// Which files together hold a table up to a change number. A file of the range from–to holds exactly the rows that
// those changes wrote, for ever; several processes may write ranges that overlap, and any chain of them tells the same.

/** `seal` is made of the change log's own hash at `to` and the table's columns: a file of another history does not fit. */
export type Segment = { readonly from: bigint; readonly to: bigint; readonly seal: string };

/** The rows of a range; or the keys of the cells that its rows write again (rewritten-cells.ts), from change 1 on. */
export type SegmentContent = 'rows' | 'rewritten';

const shape = /^(\d+)-(\d+)\.([0-9a-f]{16})\.((?:rewritten\.)?)parquet$/;
const marks = { rows: '', rewritten: 'rewritten.' } as const;

export function segmentFileName({ from, to, seal }: Segment, content: SegmentContent): string {
  return `${from}-${to}.${seal}.${marks[content]}parquet`;
}

export function parseSegmentFileName(name: string, content: SegmentContent): Segment | undefined {
  const [, from, to, seal, mark] = shape.exec(name) ?? [];
  if (!from || !to || !seal || mark !== marks[content]) return undefined;
  return { from: BigInt(from), to: BigInt(to), seal };
}

/** From change 1 on, always the longest file that begins where the last one ended; none reaches past `known`. */
export function longestChain(segments: readonly Segment[], known: bigint): readonly Segment[] {
  const chain: Segment[] = [];
  for (let next = 1n; ;) {
    const found = segments.filter(({ from, to }) => from === next && to <= known);
    const longest = found.reduce<Segment | undefined>(
      (best, one) => (best && best.to >= one.to ? best : one),
      undefined,
    );
    if (longest === undefined) return chain;
    chain.push(longest);
    next = longest.to + 1n;
  }
}

const chainLengthMax = 8;

/** The last files of a chain that has grown too long, to be written again as one: all but a first one that outweighs them. */
export function toMerge(chain: readonly (Segment & { readonly bytes: number })[]): readonly Segment[] {
  if (chain.length <= chainLengthMax) return [];
  const [first, ...rest] = chain;
  const restBytes = rest.reduce((sum, { bytes }) => sum + bytes, 0);
  return first && first.bytes > 2 * restBytes ? rest : chain;
}
