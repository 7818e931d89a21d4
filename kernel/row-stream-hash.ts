import { createHash } from 'node:crypto';
import type { Hash } from 'node:crypto';
import { canonicalRow } from './canonical-row.ts';
import type { CanonicalValue } from './canonical-row.ts';

/**
 * The running SHA-256 of a row stream. The caller gives the rows in a total order that does not depend on ids, so that
 * the same rows give the same hash on every machine, database and batch cut.
 */
export class RowStreamHash {
  readonly #hash: Hash = createHash('sha256');
  #count = 0;

  get count(): number {
    return this.#count;
  }

  add(row: readonly CanonicalValue[]): this {
    this.#hash.update(canonicalRow(row)).update('\n');
    this.#count += 1;
    return this;
  }

  /** Rows that are canonical texts already, each ended by a line feed: a thread or SQL wrote them as canonicalRow does. */
  addText(rows: string, count: number): this {
    this.#hash.update(rows);
    this.#count += count;
    return this;
  }

  /** The hash of the rows so far, in hexadecimal; more rows may follow. */
  digest(): string {
    return this.#hash.copy().digest('hex');
  }
}
