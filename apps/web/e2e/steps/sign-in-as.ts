import type { Visitor } from '../open-seat.ts';

type DemoAccount = { readonly key: string; readonly role: string; readonly name: string };

/** Signs in as the first person of the demo company who has the role, the way the sign-in page does. */
export async function signInAs({ page }: Visitor, role: string): Promise<DemoAccount> {
  const answer = await page.request.get('/api/v1/demo/accounts');
  const accounts = (await answer.json()) as readonly DemoAccount[]; // the API's own shape
  const account = accounts.find((each) => each.role === role);
  if (!account) throw new Error(`nobody in the demo company is a ${role}`);
  await page.request.post('/api/v1/demo/session', { data: { key: account.key } });
  return account;
}
