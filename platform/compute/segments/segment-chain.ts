// Which files together hold a table up to a change number. A file of the range from–to holds exactly the rows that
// those changes wrote, for ever; several processes may write ranges that overlap, and any chain of them tells the same.

/** `seal` is made of the change log's own hash at `to` and the table's columns: a file of another history does not fit. */
export type Segment = { readonly from: bigint; readonly to: bigint; readonly seal: string };

const shape = /^(\d+)-(\d+)\.([0-9a-f]{16})\.parquet$/;

export function segmentFileName({ from, to, seal }: Segment): string {
  return `${from}-${to}.${seal}.parquet`;
}

export function parseSegmentFileName(name: string): Segment | undefined {
  const [, from, to, seal] = shape.exec(name) ?? [];
  return from && to && seal ? { from: BigInt(from), to: BigInt(to), seal } : undefined;
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
