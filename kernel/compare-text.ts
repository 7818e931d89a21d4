/**
 * Orders texts by their UTF-8 bytes, as PostgreSQL's "C" collation and DuckDB do, without writing them out: by code unit,
 * but that a surrogate stands for a character after all of those that need none.
 */
export function compareText(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let place = 0; place < length; place += 1) {
    const [own, other] = [a.charCodeAt(place), b.charCodeAt(place)];
    if (own === other) continue;
    if (isSurrogate(own) !== isSurrogate(other)) return isSurrogate(own) ? 1 : -1;
    return own - other;
  }
  return a.length - b.length;
}

const isSurrogate = (unit: number) => unit >= 0xd800 && unit <= 0xdfff;
