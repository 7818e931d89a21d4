import type { Browser } from 'playwright-core';
import { visit, type Visitor } from '../visitor.ts';
import { createOrganisation } from './create-organisation.ts';
import { acceptInvitation, invite } from './invite.ts';

type TwoSeats = { readonly revops: Visitor; readonly finance: Visitor };

const password = 'une corde bien nouée';

/** An organisation of its own in which two people can decide: its founder, and a colleague of finance. */
export async function takeTwoSeats(browser: Browser, organisation: string): Promise<TwoSeats> {
  const trial = crypto.randomUUID().slice(0, 8);
  const [revops, finance] = [await visit(browser), await visit(browser)];
  const founder = { name: 'Jeanne Faure', email: `jeanne-${trial}@deux.example`, password };
  await createOrganisation(revops, { organisation: `${organisation} ${trial}`, currency: 'EUR', ...founder });
  const role = revops.words('web.role_finance');
  const link = await invite(revops, { name: 'Sacha Meunier', email: `sacha-${trial}@deux.example`, role });
  await acceptInvitation(finance, link, password);
  return { revops, finance };
}
