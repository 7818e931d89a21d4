import type { Visitor } from './open-seat.ts';
import { screensOf, type Screen } from './screens.ts';
import { createOrganisation } from './steps/create-organisation.ts';

/** An organisation of one's own with nothing in it yet: the same screens, saying what comes first. */
export async function newcomerScreens(visitor: Visitor): Promise<readonly Screen[]> {
  const trial = crypto.randomUUID().slice(0, 8);
  await createOrganisation(visitor, {
    organisation: 'Les Grands Montets',
    currency: 'EUR',
    name: 'Camille Roux',
    email: `camille-${trial}@montets.example`,
    password: 'une corde bien nouée',
  });
  return (await screensOf(visitor, 'revops')).filter(({ open }) => open === undefined);
}
