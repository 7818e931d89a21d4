import type { Locale, Result, Role, TenantId, UserId } from '@cordee/kernel';
import type { Member, Organisation, SignedIn } from './user.ts';

type Credentials = {
  readonly userId: UserId;
  readonly passwordHash: string | null;
  readonly organisationId: TenantId;
};
export type NewUser = {
  readonly id: UserId;
  readonly email: string;
  readonly name: string;
  readonly locale: Locale;
  readonly passwordHash: string | null;
};
export type NewMembership = {
  readonly organisationId: TenantId;
  readonly userId: UserId;
  readonly roles: readonly Role[];
  readonly personCode: string | null;
  readonly title?: string;
  readonly demoKey?: string;
};
/** Who takes an invitation up: the account that it opens. */
export type Acceptance = Pick<NewUser, 'id' | 'locale'> & { readonly passwordHash: string };
export type Invitation = {
  readonly organisationId: TenantId;
  readonly email: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly personCode: string | null;
};
export type DemoAccount = {
  readonly key: string;
  readonly name: string;
  readonly title: string;
  readonly role: Role;
  readonly userId: UserId;
  readonly organisationId: TenantId;
};

/** Users, organisations and sessions: tables without tenant, reached by the identity role only. */
export type AccessStore = {
  addOrganisation(organisation: Organisation): Promise<void>;
  /** Organisation, account and membership together or not at all; false when the e-mail is taken. */
  foundOrganisation(organisation: Organisation, founder: NewUser, roles: readonly Role[]): Promise<boolean>;
  organisation(id: TenantId): Promise<Organisation | undefined>;
  organisations(): Promise<readonly Organisation[]>;
  eraseOrganisation(id: TenantId): Promise<void>;
  setClock(id: TenantId, today: string): Promise<void>;
  /** False when the e-mail is taken. */
  addUser(user: NewUser): Promise<boolean>;
  setPassword(userId: UserId, passwordHash: string): Promise<void>;
  addMembership(membership: NewMembership): Promise<void>;
  credentialsOf(email: string): Promise<Credentials | undefined>;
  /**
   * Counts an attempt before its password is looked at, so that many at once are bound by the same five; false while the
   * account is locked. The fifth in a row locks it for five minutes.
   */
  beginAttempt(userId: UserId): Promise<boolean>;
  /** After a right password: the attempts begin anew. */
  clearAttempts(userId: UserId): Promise<void>;
  openSession(tokenHash: Buffer, userId: UserId, organisationId: TenantId): Promise<void>;
  findSession(tokenHash: Buffer): Promise<SignedIn | undefined>;
  endSession(tokenHash: Buffer): Promise<void>;
  setLocale(userId: UserId, locale: Locale): Promise<void>;
  userName(userId: string): Promise<string | undefined>;
  members(organisationId: TenantId): Promise<readonly Member[]>;
  /** Suspending ends every session in the same transaction. */
  setSuspended(organisationId: TenantId, userId: UserId, isSuspended: boolean): Promise<boolean>;
  addInvitation(tokenHash: Buffer, invitation: Invitation, invitedBy: UserId): Promise<void>;
  /**
   * Takes the invitation for good and opens its account, together or not at all: a second call with the same token finds
   * nothing, one refused for its e-mail leaves the invitation as it was.
   */
  acceptInvitation(
    tokenHash: Buffer,
    acceptance: Acceptance,
  ): Promise<Result<TenantId, 'not_found' | 'email_taken'>>;
  demoAccounts(): Promise<readonly DemoAccount[]>;
};
