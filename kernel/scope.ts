import type { EntityId, TenantId, UserId } from './id.ts';
import type { PlainDate } from './plain-date.ts';

export const ROLES = [
  'executive',
  'revops',
  'manager',
  'seller',
  'finance',
  'marketing',
  'auditor',
  'works_council',
  'prospect',
] as const;
export type Role = (typeof ROLES)[number];

export const LOCALES = ['fr', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

/** The two time axes of a read: what is true on a day, as known at a change number (null: all that is known now). */
export type AsOf = { readonly effective: PlainDate; readonly change: bigint | null };

/** Who reads, and how far: every read of a store takes one, so that rights and time are part of the question. */
export type Scope = {
  readonly tenant: TenantId;
  readonly actor: UserId;
  readonly roles: readonly Role[];
  readonly locale: Locale;
  readonly asOf: AsOf;
  /** The organisation's own day, whatever day is looked at: deadlines count from it. */
  readonly today: PlainDate;
  /** 0 is live. */
  readonly branch: number;
  readonly positions: 'all' | readonly EntityId[];
  /** The persons who hold a position seen on the effective date: who moved away is no longer seen from here. */
  readonly people: 'all' | readonly EntityId[];
  readonly fields: 'all' | readonly string[];
};
