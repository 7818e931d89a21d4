import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = join(import.meta.dirname, '../../..');
const folder = resolve(root, process.env['CORDEE_REAL_DATA'] ?? '../shared/data');

/** The folder of a real set, or null where it is not kept and nobody demands it; CI does. */
export function realDataFolder(set: string): string | null {
  const found = join(folder, set);
  if (existsSync(found)) return found;
  if (process.env['CI'] === 'true') {
    throw new Error(`${found} is missing: CI must have the real data (CORDEE_REAL_DATA).`);
  }
  console.warn(`NOT RUN: ${found} is missing; set CORDEE_REAL_DATA to the folder that holds it.`);
  return null;
}
