/** A row whose key was seen before: the line that had it, and whether the rest of the row is the same as well. */
export type Repetition = { readonly firstLine: number; readonly isSameContent: boolean };

/**
 * Remembers the natural keys of a file while it streams by. Keys are kept in full, because a row must never be taken for
 * another; contents only as a 53-bit fingerprint, which is consulted when the keys are already equal.
 */
export function repeatedKeys(): { seen(key: string, content: string, line: number): Repetition | null } {
  const places = new Map<string, number>();
  let lines = new Float64Array(1024);
  let fingerprints = new Float64Array(1024);
  let count = 0;

  function seen(key: string, content: string, line: number): Repetition | null {
    const known = places.get(key);
    const mark = fingerprint(content);
    if (known !== undefined) {
      return { firstLine: lines[known] ?? 0, isSameContent: fingerprints[known] === mark };
    }
    if (count === lines.length) {
      lines = doubled(lines);
      fingerprints = doubled(fingerprints);
    }
    lines[count] = line;
    fingerprints[count] = mark;
    places.set(key, count);
    count += 1;
    return null;
  }

  return { seen };
}

function doubled(values: Float64Array): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(values.length * 2);
  larger.set(values);
  return larger;
}

/** cyrb53, a fast hash with good dispersion; it protects nothing against an adversary and need not. */
function fingerprint(text: string): number {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return 4294967296 * (2097151 & low) + (high >>> 0);
}
