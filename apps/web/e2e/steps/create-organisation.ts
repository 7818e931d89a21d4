import type { Visitor } from '../open-seat.ts';

export type Founder = {
  readonly organisation: string;
  readonly currency: string;
  readonly name: string;
  readonly email: string;
  readonly password: string;
};

/** From the sign-in page to the empty home of an organisation of one's own. */
export async function createOrganisation({ page, words }: Visitor, founder: Founder): Promise<void> {
  await page.goto('/sign-in');
  await page.getByRole('link', { name: words('web.create_organisation') }).click();
  await page.getByLabel(words('web.organisation_name')).fill(founder.organisation);
  await page.getByLabel(words('web.currency')).selectOption(founder.currency);
  await page.getByLabel(words('web.your_name')).fill(founder.name);
  await page.getByLabel(words('web.email')).fill(founder.email);
  await page.getByLabel(words('web.password')).fill(founder.password);
  await page.getByRole('button', { name: words('web.create_organisation_action') }).click();
  const greeting = words('web.home_title', { name: founder.name.split(' ')[0] ?? '' });
  await page.getByRole('heading', { name: greeting }).waitFor();
}
