// Every single value of a document by its path, and a fingerprint of each: what was changed later is found by name.
import { RowStreamHash } from '@cordee/kernel';

type Leaves = ReadonlyMap<string, string>;

/** Each value by its JSON path, as its JSON text; an empty list or object is a value of its own. */
export function leavesOf(value: unknown, path = '$', into = new Map<string, string>()): Leaves {
  const entries = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  if (entries.length === 0) into.set(path, JSON.stringify(value));
  for (const [name, each] of entries)
    leavesOf(each, Array.isArray(value) ? `${path}[${name}]` : `${path}${keyText(name)}`, into);
  return into;
}

/** The first 64 bits of the SHA-256 of a path and its value: enough to name a change; the seal is whole. */
function fingerprintOf(path: string, text: string): string {
  return new RowStreamHash().add([path, text]).digest().slice(0, 16);
}

/** The SHA-256 of every path with its value, in the order of the paths. */
export function sealOf(leaves: Leaves): string {
  const hash = new RowStreamHash();
  for (const path of [...leaves.keys()].toSorted()) hash.add([path, leaves.get(path) ?? '']);
  return hash.digest();
}

export function fingerprintsOf(leaves: Leaves): Readonly<Record<string, string>> {
  return Object.fromEntries([...leaves].map(([path, text]) => [path, fingerprintOf(path, text)]));
}

/** The paths whose value is another one, is gone or was added since the fingerprints were taken, in order. */
export function changedPaths(
  leaves: Leaves,
  fingerprints: Readonly<Record<string, unknown>>,
): readonly string[] {
  const paths = new Set([...leaves.keys(), ...Object.keys(fingerprints)]);
  const isSame = (path: string) => {
    const text = leaves.get(path);
    return (
      text !== undefined &&
      Object.hasOwn(fingerprints, path) &&
      fingerprints[path] === fingerprintOf(path, text)
    );
  };
  return [...paths].filter((path) => !isSame(path)).toSorted();
}

function keyText(name: string): string {
  return /^[A-Za-z_]\w*$/.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`;
}
