import { isUuid } from '@cordee/kernel';

/** How far a reader of the feed is: behind every fact of a change, or behind one fact within it. */
export type FeedCursor = {
  readonly change: bigint;
  readonly within: { readonly kind: string; readonly id: string; readonly effectiveFrom: string } | null;
};

/** "12" or "12.deal.<id>.2026-01-01": what a reader keeps and sends back as it is. */
export function cursorText({ change, within }: FeedCursor): string {
  return within === null ? String(change) : [change, within.kind, within.id, within.effectiveFrom].join('.');
}

/** Null for what no feed has given. */
export function parseCursor(text: string): FeedCursor | null {
  const [change = '', kind, id = '', effectiveFrom = '', ...rest] = text.split('.');
  if (!/^\d{1,18}$/.test(change) || rest.length > 0) return null;
  if (kind === undefined) return { change: BigInt(change), within: null };
  const isWhole = /^[a-z_]{1,60}$/.test(kind) && isUuid(id) && /^\d{4}-\d{2}-\d{2}$/.test(effectiveFrom);
  return isWhole ? { change: BigInt(change), within: { kind, id, effectiveFrom } } : null;
}
