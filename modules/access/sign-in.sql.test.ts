import { afterAll, beforeAll, expect, it } from 'vitest';
import { tenantId } from '@cordee/kernel';
import { openTestApplication, type TestApplication } from '@cordee/server/test-application';
import { newId } from '@cordee/platform/ids';
import { createOrganisation } from './create-organisation.ts';
import { acceptInvitation, inviteUser } from './invite-user.ts';
import { signIn } from './sign-in.ts';

let app: TestApplication;
beforeAll(async () => {
  app = await openTestApplication();
});
afterAll(() => app.stop());

const password = 'a password of the test';
const doors = () => [app.application.access, app.application.secrets] as const;

async function founded(email = `${newId()}@example.test`) {
  const input = { organisation: 'House', currency: 'EUR', name: 'Founder', locale: 'fr', password } as const;
  const created = await createOrganisation(...doors(), newId, { ...input, email });
  return { email, created };
}

it('opens a session for the right password, and for no other', async () => {
  const { email } = await founded();
  expect(await signIn(...doors(), email.toUpperCase(), password)).toMatchObject({ ok: true });
  const refusal = { ok: false, refusal: { code: 'access.sign_in_refused' } };
  expect(await signIn(...doors(), email, 'another password')).toMatchObject(refusal);
  expect(await signIn(...doors(), 'nobody@example.test', password)).toMatchObject(refusal);
});

it('locks the account after five wrong passwords in a row, even for the right one', async () => {
  const { email } = await founded();
  for (let attempt = 0; attempt < 5; attempt += 1) await signIn(...doors(), email, 'wrong');
  expect(await signIn(...doors(), email, password)).toMatchObject({ ok: false });
  await app.owner.query(`update app_user set locked_until = now() - interval '1 second' where email = $1`, [
    email,
  ]);
  expect(await signIn(...doors(), email, password)).toMatchObject({ ok: true });
});

it('begins to count anew after a right password', async () => {
  const { email } = await founded();
  for (let round = 0; round < 3; round += 1) {
    for (let attempt = 0; attempt < 4; attempt += 1) await signIn(...doors(), email, 'wrong');
    expect(await signIn(...doors(), email, password)).toMatchObject({ ok: true });
  }
});

it('looks at no more than five passwords however many are tried at once', async () => {
  const { email } = await founded();
  let looked = 0;
  const [access, secrets] = doors();
  const counting = {
    ...access,
    beginAttempt: async (id: Parameters<typeof access.beginAttempt>[0]) => {
      const isAllowed = await access.beginAttempt(id);
      looked += Number(isAllowed);
      return isAllowed;
    },
  };
  await Promise.all(Array.from({ length: 12 }, () => signIn(counting, secrets, email, 'wrong')));
  expect(looked).toBe(5);
});

it('founds an organisation with its founder, or neither when the e-mail is taken', async () => {
  const first = await founded();
  expect(first.created).toMatchObject({ ok: true });
  const before = (await app.application.access.organisations()).length;
  const again = await founded(first.email);
  expect(again.created).toMatchObject({ ok: false, refusal: { code: 'access.email_taken_conflict' } });
  expect((await app.application.access.organisations()).length).toBe(before);
});

it('lets an invitation be used once, by one of several who try together', async () => {
  const { invite } = await organisation();
  const token = await invite(`${newId()}@example.test`);
  const answers = await Promise.all(
    Array.from({ length: 4 }, () => acceptInvitation(...doors(), newId, token, { password, locale: 'fr' })),
  );
  expect(answers.filter((answer) => answer.ok).length).toBe(1);
  expect(await acceptInvitation(...doors(), newId, token, { password, locale: 'fr' })).toMatchObject({
    refusal: { code: 'access.invitation_not_found' },
  });
});

it('leaves an invitation as it was when its e-mail has an account, and refuses one that is too old', async () => {
  const { invite } = await organisation();
  const { email } = await founded();
  const taken = await invite(email);
  const chosen = { password, locale: 'fr' } as const;
  for (let attempt = 0; attempt < 2; attempt += 1)
    expect(await acceptInvitation(...doors(), newId, taken, chosen)).toMatchObject({
      refusal: { code: 'access.account_exists_conflict' },
    });
  const old = await invite(`${newId()}@example.test`);
  await app.owner.query(`update invitation set expires_at = now() - interval '1 second'`);
  expect(await acceptInvitation(...doors(), newId, old, chosen)).toMatchObject({
    refusal: { code: 'access.invitation_not_found' },
  });
});

it('ends every session of a person who is suspended', async () => {
  const { id, member } = await organisation();
  const seen = () => app.call({ method: 'GET', path: '/session', token: member.token });
  expect((await seen()).status).toBe(200);
  await app.application.access.setSuspended(id, member.scope.actor, true);
  expect((await seen()).status).toBe(401);
});

it('replaces the legal entities by the list that is given, and keeps the earlier list for the past', async () => {
  const { member } = await organisation();
  const [alps, jura] = [
    { code: 'ALP', name: 'Alps', country: 'FR' },
    { code: 'JUR', name: 'Jura', country: 'CH' },
  ];
  const put = (entities: unknown) =>
    app.call({
      method: 'PUT',
      path: '/organisation/legal-entities',
      token: member.token,
      body: { entities },
    });
  expect(await (await put([alps, jura])).json()).toEqual([alps, jura]);
  const known = await app.application.runs.store.knownChange(member.scope);
  expect(await (await put([{ ...jura, name: 'Jura SA' }])).json()).toEqual([{ ...jura, name: 'Jura SA' }]);
  expect(await (await put([alps])).json()).toEqual([alps]);
  expect((await put([alps, alps])).status).toBe(422);
  const then = { ...member.scope, asOf: { ...member.scope.asOf, change: known } };
  expect(await app.application.legalEntities.legalEntities(then)).toEqual([alps, jura]);
});

async function organisation() {
  const opened = await app.openOrganisation('House');
  const member = await opened.addMember('revops');
  const invite = async (email: string) => {
    const asked = { email, name: 'Guest', roles: ['seller'], personCode: null } as const;
    const invited = await inviteUser(...doors(), member.scope, asked);
    return invited.ok ? invited.value.token : '';
  };
  return { id: tenantId(opened.id), member, invite };
}
