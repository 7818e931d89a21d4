import { z } from '@hono/zod-openapi';
import { LOCALES, ok, refused, userId, type Scope } from '@cordee/kernel';
import { BusinessDate, endpoint, RoleName, type Endpoint } from '@cordee/platform/http';
import type { AccessStore } from './access-store.ts';
import { createOrganisation } from './create-organisation.ts';
import { acceptInvitation, inviteUser } from './invite-user.ts';
import { legalEntityRoutes } from './legal-entity.routes.ts';
import type { LegalEntityStore } from './legal-entities.ts';
import { openSession, signIn, type Secrets } from './sign-in.ts';
import type { SwitchStore } from './switch-store.ts';
import { assessmentFeatures, listSwitches, setSwitch } from './switches.ts';

export type AccessDeps = {
  readonly store: AccessStore;
  readonly switches: SwitchStore;
  readonly legalEntities: LegalEntityStore;
  readonly secrets: Secrets;
  readonly newId: () => string;
  readonly today: () => string;
  readonly publicUrl: string;
  /** Off, the demo's people cannot be signed in as, even where its data are still there. */
  readonly isDemoOffered: boolean;
  /** Writes the change that tells the trail, and queues the mail with it. */
  readonly announce: (
    scope: Scope,
    cause: string,
    detail: Record<string, string | boolean>,
    mail?: { to: string; subject: string; body: string },
  ) => Promise<void>;
  readonly invitationMail: (
    name: string,
    link: string,
    locale: 'fr' | 'en',
  ) => { subject: string; body: string };
};

const Locale = z.enum(LOCALES);
const Password = z.string().min(12).max(200);
const Done = z.object({ done: z.literal(true) });
const Session = z
  .object({
    user: z.object({ id: z.string(), name: z.string(), email: z.string() }),
    organisation: z.object({ id: z.string(), name: z.string(), isDemo: z.boolean(), currency: z.string() }),
    roles: z.array(RoleName),
    locale: Locale,
    today: z.string(),
    personCode: z.string().nullable(),
  })
  .openapi('Session');
const DemoAccount = z
  .object({ key: z.string(), name: z.string(), role: RoleName, title: z.string() })
  .openapi('DemoAccount');
const Switch = z
  .object({
    code: z.enum(assessmentFeatures),
    isEnabled: z.boolean(),
    consultationDate: z.string().nullable(),
  })
  .openapi('AssessmentSwitch');
const User = z
  .object({
    id: z.string(),
    name: z.string(),
    email: z.string(),
    roles: z.array(RoleName),
    title: z.string(),
    personCode: z.string().nullable(),
    isSuspended: z.boolean(),
  })
  .openapi('User');
const done = { done: true } as const;

export function accessRoutes(deps: AccessDeps): Endpoint[] {
  return [
    ...sessionRoutes(deps),
    ...demoAccountRoutes(deps),
    ...organisationRoutes(deps),
    ...legalEntityRoutes(deps.legalEntities),
    ...userRoutes(deps),
  ];
}

function sessionRoutes({ store, secrets, today }: AccessDeps): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/session',
      summary: 'Who is signed in',
      policy: 'signed_in',
      answer: Session,
      handle: async ({ caller }) => {
        const found = await store.findSession(secrets.tokenHash(caller.sessionToken));
        if (!found) return refused('platform.sign_in_needed');
        const { member, organisation } = found;
        return ok({
          user: { id: member.userId, name: member.name, email: member.email },
          organisation: {
            id: organisation.id,
            name: organisation.name,
            isDemo: organisation.isDemo,
            currency: organisation.currency,
          },
          roles: [...member.roles],
          locale: member.locale,
          today: organisation.clockToday ?? today(),
          personCode: member.personCode,
        });
      },
    }),
    endpoint({
      method: 'post',
      path: '/session',
      summary: 'Sign in',
      policy: 'public',
      body: z.strictObject({ email: z.string().max(320), password: z.string().max(200) }),
      answer: Done,
      handle: async ({ body }) => {
        const opened = await signIn(store, secrets, body.email, body.password);
        return opened.ok ? { ...ok(done), sessionToken: opened.value.sessionToken } : opened;
      },
    }),
    endpoint({
      method: 'delete',
      path: '/session',
      summary: 'Sign out',
      policy: 'signed_in',
      answer: Done,
      handle: async ({ caller }) => {
        await store.endSession(secrets.tokenHash(caller.sessionToken));
        return { ...ok(done), sessionToken: null };
      },
    }),
    endpoint({
      method: 'post',
      path: '/session/locale',
      summary: 'Choose the language',
      policy: 'signed_in',
      body: z.strictObject({ locale: Locale }),
      answer: Done,
      handle: async ({ caller, body }) => {
        await store.setLocale(caller.scope.actor, body.locale);
        return ok(done);
      },
    }),
  ];
}

function demoAccountRoutes({ store, secrets, isDemoOffered }: AccessDeps): Endpoint[] {
  const offered = async () => (isDemoOffered ? store.demoAccounts() : []);
  return [
    endpoint({
      method: 'get',
      path: '/demo/accounts',
      summary: "The demo's one-click sign-ins",
      policy: 'public',
      answer: z.array(DemoAccount),
      handle: async () => {
        const accounts = await offered();
        return ok(accounts.map(({ key, name, role, title }) => ({ key, name, role, title })));
      },
    }),
    endpoint({
      method: 'post',
      path: '/demo/session',
      summary: 'Sign in to the demo',
      policy: 'public',
      body: z.strictObject({ key: z.string().max(80) }),
      answer: Done,
      handle: async ({ body }) => {
        const account = (await offered()).find((found) => found.key === body.key);
        if (!account) return refused('access.demo_account_not_found');
        return {
          ...ok(done),
          sessionToken: await openSession(store, secrets, account.userId, account.organisationId),
        };
      },
    }),
  ];
}

function organisationRoutes({ store, switches, secrets, newId, announce }: AccessDeps): Endpoint[] {
  return [
    endpoint({
      method: 'post',
      path: '/organisations',
      summary: 'Open an organisation of one’s own',
      policy: 'public',
      body: z.strictObject({
        organisation: z.string().trim().min(1).max(200),
        currency: z.string().regex(/^[A-Z]{3}$/),
        name: z.string().trim().min(1).max(200),
        email: z.email(),
        password: Password,
        locale: Locale,
      }),
      answer: z.object({ organisationId: z.string() }),
      handle: async ({ body }) => {
        const created = await createOrganisation(store, secrets, newId, body);
        return created.ok
          ? {
              ...ok({ organisationId: created.value.organisationId }),
              sessionToken: created.value.sessionToken,
            }
          : created;
      },
    }),
    endpoint({
      method: 'get',
      path: '/organisation/switches',
      summary: 'Features that assess people',
      policy: ['revops', 'finance', 'executive', 'auditor', 'works_council'],
      answer: z.array(Switch),
      handle: async ({ caller }) => ok([...(await listSwitches(switches, caller.scope))]),
    }),
    endpoint({
      method: 'put',
      path: '/organisation/switches/{code}',
      summary: 'Switch such a feature',
      policy: ['revops', 'finance'],
      params: z.object({ code: z.enum(assessmentFeatures) }),
      body: z.strictObject({ isEnabled: z.boolean(), consultationDate: BusinessDate.nullable() }),
      answer: Switch,
      handle: async ({ caller, params, body }) =>
        setSwitch(switches, caller.scope, { code: params.code, ...body }),
    }),
    endpoint({
      method: 'post',
      path: '/demo/clock',
      summary: "Move the demo's clock on",
      policy: ['revops', 'finance', 'executive'],
      body: z.strictObject({ today: BusinessDate }),
      answer: Done,
      handle: async ({ caller, body }) => {
        const organisation = await store.organisation(caller.scope.tenant);
        if (!organisation?.isDemo || organisation.clockToday === null)
          return refused('access.not_the_demo_forbidden');
        if (body.today < organisation.clockToday)
          return refused('access.clock_backwards', { today: organisation.clockToday });
        await store.setClock(organisation.id, body.today);
        await announce(caller.scope, 'access.clock_moved', { today: body.today });
        return ok(done);
      },
    }),
    endpoint({
      method: 'post',
      path: '/demo/erase',
      summary: 'Erase the demo company',
      policy: ['revops', 'finance', 'executive'],
      body: z.strictObject({ name: z.string() }),
      answer: Done,
      handle: async ({ caller, body }) => {
        const organisation = await store.organisation(caller.scope.tenant);
        if (!organisation?.isDemo) return refused('access.not_the_demo_forbidden');
        if (body.name !== organisation.name)
          return refused('access.name_not_typed', { name: organisation.name });
        await store.eraseOrganisation(organisation.id);
        return { ...ok(done), sessionToken: null };
      },
    }),
  ];
}

function userRoutes({ store, secrets, newId, publicUrl, announce, invitationMail }: AccessDeps): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/users',
      summary: 'Users of the organisation',
      policy: ['revops', 'finance', 'auditor'],
      answer: z.array(User),
      handle: async ({ caller }) => {
        const members = await store.members(caller.scope.tenant);
        return ok(
          members.map((m) => ({
            id: m.userId,
            name: m.name,
            email: m.email,
            roles: [...m.roles],
            title: m.title,
            personCode: m.personCode,
            isSuspended: m.isSuspended,
          })),
        );
      },
    }),
    endpoint({
      method: 'post',
      path: '/users/invite',
      summary: 'Invite a user',
      policy: ['revops', 'finance'],
      body: z.strictObject({
        email: z.email(),
        name: z.string().trim().min(1).max(200),
        roles: z.array(RoleName).min(1),
        personCode: z.string().max(100).nullable(),
      }),
      answer: Done,
      handle: async ({ caller, body, locale }) => {
        const invited = await inviteUser(store, secrets, caller.scope, body);
        if (!invited.ok) return invited;
        const mail = invitationMail(body.name, `${publicUrl}/invitation/${invited.value.token}`, locale);
        await announce(
          caller.scope,
          'access.user_invited',
          { email: body.email },
          { to: body.email, ...mail },
        );
        return ok(done);
      },
    }),
    endpoint({
      method: 'post',
      path: '/invitations/{token}',
      summary: 'Accept an invitation',
      policy: 'public',
      params: z.object({ token: z.string().max(100) }),
      body: z.strictObject({ password: Password, locale: Locale }),
      answer: Done,
      handle: async ({ params, body }) => {
        const accepted = await acceptInvitation(store, secrets, newId, params.token, body);
        return accepted.ok ? { ...ok(done), sessionToken: accepted.value.sessionToken } : accepted;
      },
    }),
    endpoint({
      method: 'patch',
      path: '/users/{id}',
      summary: 'Suspend a user or let them back',
      policy: ['revops', 'finance'],
      params: z.object({ id: z.uuid() }),
      body: z.strictObject({ isSuspended: z.boolean() }),
      answer: Done,
      handle: async ({ caller, params, body }) => {
        if (params.id === caller.scope.actor) return refused('access.own_suspension');
        const isChanged = await store.setSuspended(caller.scope.tenant, userId(params.id), body.isSuspended);
        if (!isChanged) return refused('access.user_not_found');
        await announce(caller.scope, 'access.user_suspended', {
          userId: params.id,
          isSuspended: body.isSuspended,
        });
        return ok(done);
      },
    }),
  ];
}
