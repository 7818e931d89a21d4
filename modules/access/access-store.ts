import type { Locale, Role, TenantId, UserId } from '@cordee/kernel';
import type { Member, Organisation, SignedIn } from './user.ts';

type Credentials = {
  readonly userId: UserId;
  readonly passwordHash: string | null;
  readonly lockedUntil: string | null;
  readonly organisationId: TenantId;
};
type NewUser = {
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
  organisation(id: TenantId): Promise<Organisation | undefined>;
  organisations(): Promise<readonly Organisation[]>;
  eraseOrganisation(id: TenantId): Promise<void>;
  setClock(id: TenantId, today: string): Promise<void>;
  /** False when the e-mail is taken. */
  addUser(user: NewUser): Promise<boolean>;
  setPassword(userId: UserId, passwordHash: string): Promise<void>;
  addMembership(membership: NewMembership): Promise<void>;
  credentialsOf(email: string): Promise<Credentials | undefined>;
  recordFailure(userId: UserId): Promise<void>;
  openSession(tokenHash: Buffer, userId: UserId, organisationId: TenantId): Promise<void>;
  findSession(tokenHash: Buffer): Promise<SignedIn | undefined>;
  endSession(tokenHash: Buffer): Promise<void>;
  setLocale(userId: UserId, locale: Locale): Promise<void>;
  userName(userId: string): Promise<string | undefined>;
  members(organisationId: TenantId): Promise<readonly Member[]>;
  /** Suspending ends every session in the same transaction. */
  setSuspended(organisationId: TenantId, userId: UserId, isSuspended: boolean): Promise<boolean>;
  addInvitation(tokenHash: Buffer, invitation: Invitation, invitedBy: UserId): Promise<void>;
  /** Takes the invitation for good: a second call with the same token finds nothing. */
  takeInvitation(tokenHash: Buffer): Promise<Invitation | undefined>;
  demoAccounts(): Promise<readonly DemoAccount[]>;
};
