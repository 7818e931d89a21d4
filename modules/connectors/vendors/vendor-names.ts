// What a vendor's numbers are called: read once a run, when the first record asks for it.
import { ok, type Result } from '@cordee/kernel';
import type { VendorContext } from './vendor.ts';

type Names = ReadonlyMap<string, string>;
type Readings = Partial<Record<Parameters<VendorContext['named']>[0], () => Promise<Result<Names>>>>;

/** Reads all that is to be named, and gives what a record is read with. */
export async function contextOf(zone: string, readings: Readings): Promise<Result<VendorContext>> {
  const names = new Map<string, Names>();
  for (const [what, read] of Object.entries(readings)) {
    const found = await read();
    if (!found.ok) return found;
    names.set(what, found.value);
  }
  return ok({ zone, named: (what, id) => (id === null ? null : (names.get(what)?.get(id) ?? null)) });
}

/** The same answer each time, asked for once. */
export function once<T>(ask: () => Promise<Result<T>>): () => Promise<Result<T>> {
  let answer: Promise<Result<T>> | null = null;
  return () => (answer ??= ask());
}
