/** A row whose key was seen before: the line that had it, and whether the rest of the row is the same as well. */
export type Repetition = { readonly firstLine: number; readonly isSameContent: boolean };

/** What is known of a natural key: the row that had it before, or null for a new one, which is remembered. */
export type KeySeen = (key: string, content: number, line: number) => Repetition | null;

/** Keys one behind the other as bytes, each with its hash, the fingerprint of its row's content and its line. */
export type NotedKeys = {
  readonly bytes: Uint8Array;
  readonly ends: Float64Array;
  readonly hashes: Uint32Array;
  readonly contents: Float64Array;
  readonly lines: Float64Array;
};

/**
 * Remembers the natural keys of a file while it streams by. Keys are kept in full, because a row must never be taken for
 * another; contents only as a 53-bit fingerprint, which is consulted when the keys are already equal. A million keys lie
 * as bytes in one block with a table of places over it: a quarter of what as many strings take, and no work for the
 * garbage collector.
 */
export function repeatedKeys(): {
  readonly seen: KeySeen;
  /** The same for the keys that a part of the file noted: by line, those that were seen before. */
  readonly seenAll: (noted: NotedKeys) => ReadonlyMap<number, Repetition>;
} {
  const keys = keyList();
  /** Open addressing: the place of a key and one more, 0 where there is none; never more than half full. */
  let table = new Int32Array(4096);

  /** The last key of the list is looked for among those before it; a repeated one is taken off again. */
  function settleLast(): Repetition | null {
    const last = keys.count() - 1;
    const hash = keys.hashAt(last);
    let slot = hash & (table.length - 1);
    for (let taken = table[slot] ?? 0; taken !== 0; taken = table[slot] ?? 0) {
      if (keys.isSame(taken - 1, last)) return keys.takeOffLast(taken - 1);
      slot = (slot + 1) & (table.length - 1);
    }
    table[slot] = last + 1;
    if (keys.count() * 2 > table.length) table = widened();
    return null;
  }

  function widened(): Int32Array<ArrayBuffer> {
    const wider = new Int32Array(table.length * 2);
    for (let place = 0; place < keys.count(); place += 1) {
      let slot = keys.hashAt(place) & (wider.length - 1);
      while (wider[slot] !== 0) slot = (slot + 1) & (wider.length - 1);
      wider[slot] = place + 1;
    }
    return wider;
  }

  return {
    seen: (key, content, line) => {
      keys.add(key, content, line);
      return settleLast();
    },
    seenAll: (noted) => {
      const repeated = new Map<number, Repetition>();
      for (let index = 0; index < noted.lines.length; index += 1) {
        keys.addNoted(noted, index);
        const repetition = settleLast();
        if (repetition !== null) repeated.set(noted.lines[index] ?? 0, repetition);
      }
      return repeated;
    },
  };
}

/** Keys that only the whole file tells to be repeated or not: every one counts as new. */
export function noteKeys(): { readonly note: KeySeen; readonly noted: () => NotedKeys } {
  const keys = keyList();
  return {
    note: (key, content, line) => {
      keys.add(key, content, line);
      return null;
    },
    noted: () => keys.all(),
  };
}

function keyList() {
  let bytes = Buffer.alloc(1 << 16);
  let ends = new Float64Array(1024);
  let hashes = new Uint32Array(1024);
  let contents = new Float64Array(1024);
  let lines = new Float64Array(1024);
  let count = 0;

  const startOf = (place: number) => (place === 0 ? 0 : (ends[place - 1] ?? 0));

  function makeRoom(length: number): number {
    const start = startOf(count);
    if (bytes.length < start + length) bytes = Buffer.concat([bytes], start * 2 + length);
    if (count === ends.length) {
      [ends, contents, lines] = [doubled(ends), doubled(contents), doubled(lines)];
      const larger = new Uint32Array(count * 2);
      larger.set(hashes);
      hashes = larger;
    }
    return start;
  }

  function append(end: number, hash: number, content: number, line: number): void {
    ends[count] = end;
    hashes[count] = hash;
    contents[count] = content;
    lines[count] = line;
    count += 1;
  }

  return {
    count: () => count,
    hashAt: (place: number) => hashes[place] ?? 0,
    add: (key: string, content: number, line: number) => {
      const start = makeRoom(key.length * 3);
      const end = start + bytes.write(key, start);
      append(end, hashOf(bytes, start, end), content, line);
    },
    addNoted: (noted: NotedKeys, index: number) => {
      const [from, to] = [index === 0 ? 0 : (noted.ends[index - 1] ?? 0), noted.ends[index] ?? 0];
      const start = makeRoom(to - from);
      for (let at = from; at < to; at += 1) bytes[start + at - from] = noted.bytes[at] ?? 0;
      append(
        start + to - from,
        noted.hashes[index] ?? 0,
        noted.contents[index] ?? 0,
        noted.lines[index] ?? 0,
      );
    },
    isSame: (a: number, b: number) =>
      hashes[a] === hashes[b] && bytes.compare(bytes, startOf(b), ends[b], startOf(a), ends[a]) === 0,
    takeOffLast: (same: number): Repetition => {
      count -= 1;
      return { firstLine: lines[same] ?? 0, isSameContent: contents[same] === contents[count] };
    },
    all: (): NotedKeys => ({
      bytes: bytes.subarray(0, startOf(count)),
      ends: ends.slice(0, count),
      hashes: hashes.slice(0, count),
      contents: contents.slice(0, count),
      lines: lines.slice(0, count),
    }),
  };
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
