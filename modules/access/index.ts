export type { AccessStore, DemoAccount, NewMembership } from './access-store.ts';
export { openAccessStore } from './access-store.sql.ts';
export { openSwitchStore } from './switch-store.sql.ts';
export { createOrganisation } from './create-organisation.ts';
export { openSession, signIn, type Secrets } from './sign-in.ts';
export { acceptInvitation, inviteUser } from './invite-user.ts';
export { assessmentFeatures, listSwitches, setSwitch } from './switches.ts';
export { accessRoutes, type AccessDeps } from './routes.ts';
export type { Member, Organisation, SignedIn } from './user.ts';
