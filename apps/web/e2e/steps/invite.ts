import type { Visitor } from '../open-seat.ts';
import { goToRoom } from './go-to-room.ts';

type Guest = { readonly name: string; readonly email: string; readonly role: string };

/** Invites a person and reads the link of the invitation in the mailbox, as the demo shows it. */
export async function invite(visitor: Visitor, guest: Guest): Promise<string> {
  const { page, words } = visitor;
  await goToRoom(visitor, 'settings');
  await page.getByRole('textbox', { name: words('web.name'), exact: true }).fill(guest.name);
  await page.getByRole('textbox', { name: words('web.email'), exact: true }).fill(guest.email);
  await page
    .getByRole('combobox', { name: words('web.role'), exact: true })
    .selectOption({ label: guest.role });
  await page.getByRole('button', { name: words('web.invite_action') }).click();
  await page.getByText(words('web.invited')).waitFor();
  await goToRoom(visitor, 'mailbox');
  const mail = page.getByRole('listitem').filter({ hasText: guest.email });
  await mail.first().click();
  const text = (await mail.first().textContent()) ?? '';
  const link = /https?:\/\/\S+\/invitation\/[\w.-]+/.exec(text)?.[0];
  if (!link) throw new Error(`no invitation link in the mail: ${text}`);
  return new URL(link).pathname;
}

export async function acceptInvitation(
  { page, words }: Visitor,
  link: string,
  password: string,
): Promise<void> {
  await page.goto(link);
  await page.getByLabel(words('web.password')).fill(password);
  await page.getByRole('button', { name: words('web.invitation_accept') }).click();
  await page.getByRole('navigation', { name: words('web.rail') }).waitFor();
}
