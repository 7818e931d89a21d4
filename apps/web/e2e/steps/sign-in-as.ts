import type { Visitor } from '../open-seat.ts';

type DemoAccount = { readonly key: string; readonly role: string; readonly name: string };

/** Signs in as the first person of the demo company who has the role, the way the sign-in page does. */
export const signInAs = (visitor: Visitor, role: string): Promise<DemoAccount> =>
  signIn(visitor, (account) => account.role === role, role);

/** Signs in as the person whose sign-in has that key. */
export const signInByKey = (visitor: Visitor, key: string): Promise<DemoAccount> =>
  signIn(visitor, (account) => account.key === key, key);

/** Signs in as a person of the demo company by name. */
export const signInAsNamed = (visitor: Visitor, name: string): Promise<DemoAccount> =>
  signIn(visitor, (account) => account.name === name, name);

async function signIn(
  { page }: Visitor,
  isMeant: (account: DemoAccount) => boolean,
  asked: string,
): Promise<DemoAccount> {
  const answer = await page.request.get('/api/v1/demo/accounts');
  const accounts = (await answer.json()) as readonly DemoAccount[]; // the API's own shape
  const account = accounts.find(isMeant);
  if (!account) throw new Error(`nobody in the demo company is ${asked}`);
  await page.request.post('/api/v1/demo/session', { data: { key: account.key } });
  return account;
}
