import { messageOf } from '@cordee/messages/explanation';
import { currency, ok, refused } from '@cordee/kernel';
import { createOrganisation } from '@cordee/modules/access';
import type { Command } from '../command.ts';

const passwordLengthMin = 12;

export const organisation: Command = {
  name: 'organisation',
  summary: 'cli.organisation_summary',
  positionals: [{ name: 'name', help: 'cli.organisation_name', required: true }],
  options: {
    email: { value: 'EMAIL', help: 'cli.organisation_email', required: true },
    person: { value: 'NAME', help: 'cli.organisation_person' },
    currency: { value: 'EUR', help: 'cli.organisation_currency' },
  },
  run: async ({ values, locale, settings, terminal, house }) => {
    const { name = '', email = '', person = email, currency: code = 'EUR' } = values;
    if (!/^[A-Z]{3}$/.test(code)) return refused('cli.usage_currency', { currency: code });
    const chosen = settings.firstPassword;
    if (chosen !== null && chosen.length < passwordLengthMin)
      return refused('cli.password_short', { min: passwordLengthMin });
    const { app } = await house();
    const taken = (await app.access.organisations()).some(
      (each) => each.name.toLowerCase() === name.toLowerCase(),
    );
    if (taken) return refused('cli.organisation_exists_conflict', { organisation: name });
    const password = chosen ?? app.secrets.newToken();
    const founder = { organisation: name, currency: currency(code), name: person, email, password, locale };
    const created = await createOrganisation(app.access, app.secrets, app.runs.newId, founder);
    if (!created.ok) return created;
    if (chosen === null) terminal.say(messageOf('cli.organisation_password', { email, password }, locale));
    const json = { id: created.value.organisationId, name, currency: code, email };
    return ok({ json, text: messageOf('cli.organisation_done', { organisation: name, email }, locale) });
  },
};
