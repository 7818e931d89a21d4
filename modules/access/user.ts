import type { Locale, Role, TenantId, UserId } from '@cordee/kernel';

/** A person who signs in, seen from one organisation. `personCode` links to the payee or manager of the same code. */
export type Member = {
  readonly userId: UserId;
  readonly email: string;
  readonly name: string;
  readonly title: string;
  readonly locale: Locale;
  readonly roles: readonly Role[];
  readonly personCode: string | null;
  readonly isSuspended: boolean;
};

export type Organisation = {
  readonly id: TenantId;
  readonly name: string;
  readonly isDemo: boolean;
  readonly locale: Locale;
  readonly currency: string;
  /** The demo's business day; null where the real day counts. */
  readonly clockToday: string | null;
};

export type SignedIn = { readonly member: Member; readonly organisation: Organisation };
