/** A row whose key was seen before: the line that had it, and whether the rest of the row is the same as well. */
export type Repetition = { readonly firstLine: number; readonly isSameContent: boolean };

/**
 * Remembers the natural keys of a file while it streams by. Keys are kept in full, because a row must never be taken for
 * another; contents only as a 53-bit fingerprint, which is consulted when the keys are already equal. A million keys lie
 * as bytes in one block with a table of places over it: a quarter of what as many strings take, and no work for the
 * garbage collector.
 */
export function repeatedKeys(): {
  readonly seen: (key: string, content: number, line: number) => Repetition | null;
} {
  const keys = keyBlock();
  let lines = new Float64Array(1024);
  let fingerprints = new Float64Array(1024);

  function seen(key: string, content: number, line: number): Repetition | null {
    const { place, isNew } = keys.placeOf(key);
    if (!isNew) return { firstLine: lines[place] ?? 0, isSameContent: fingerprints[place] === content };
    if (place === lines.length) {
      lines = doubled(lines);
      fingerprints = doubled(fingerprints);
    }
    lines[place] = line;
    fingerprints[place] = content;
    return null;
  }

  return { seen };
}

/** Every key that is asked for gets a place, counted from 0. */
function keyBlock(): { placeOf(key: string): { readonly place: number; readonly isNew: boolean } } {
  let bytes = Buffer.alloc(1 << 16);
  let ends = new Float64Array(1024);
  let hashes = new Float64Array(1024);
  /** Open addressing: the place of a key and one more, 0 where there is none; never more than half full. */
  let table = new Int32Array(4096);
  let count = 0;

  const startOf = (place: number) => (place === 0 ? 0 : (ends[place - 1] ?? 0));

  function placeOf(key: string) {
    const start = startOf(count);
    if (bytes.length < start + key.length * 3) bytes = Buffer.concat([bytes], start * 2 + key.length * 3);
    const end = start + bytes.write(key, start);
    const hash = hashOf(bytes, start, end);
    let slot = hash & (table.length - 1);
    for (let taken = table[slot] ?? 0; taken !== 0; taken = table[slot] ?? 0) {
      if (isSame(taken - 1, hash, start, end)) return { place: taken - 1, isNew: false };
      slot = (slot + 1) & (table.length - 1);
    }
    table[slot] = count + 1;
    if (count === ends.length) [ends, hashes] = [doubled(ends), doubled(hashes)];
    [ends[count], hashes[count]] = [end, hash];
    count += 1;
    if (count * 2 > table.length) table = widened();
    return { place: count - 1, isNew: true };
  }

  function isSame(place: number, hash: number, start: number, end: number): boolean {
    return hashes[place] === hash && bytes.compare(bytes, start, end, startOf(place), ends[place]) === 0;
  }

  function widened(): Int32Array<ArrayBuffer> {
    const wider = new Int32Array(table.length * 2);
    for (let place = 0; place < count; place += 1) {
      let slot = (hashes[place] ?? 0) & (wider.length - 1);
      while (wider[slot] !== 0) slot = (slot + 1) & (wider.length - 1);
      wider[slot] = place + 1;
    }
    return wider;
  }

  return { placeOf };
}

/** FNV-1a, its bits mixed once more because the table takes the lowest. */
function hashOf(bytes: Buffer, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let at = start; at < end; at += 1) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 2246822507);
  return (hash ^ (hash >>> 13)) >>> 0;
}

function doubled(values: Float64Array): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(values.length * 2);
  larger.set(values);
  return larger;
}

/** The 53 bits of a content: cyrb53, a fast hash with good dispersion; it protects nothing against an adversary and need not. */
export function fingerprint(text: string): number {
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
