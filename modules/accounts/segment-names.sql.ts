import type { RawBuilder } from 'kysely';
import type { Scope } from '@cordee/kernel';
import type { Reading } from '@cordee/platform/database';

/** A query of `id` and `segment`: what the segment of each account is called on the scope's day. Asked of who segments. */
export type SegmentNames = (tx: Reading, scope: Scope) => Promise<RawBuilder<unknown>>;
