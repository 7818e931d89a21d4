import type { Option } from './command.ts';

/** The options that every command takes. */
export const commonOptions: Readonly<Record<string, Option>> = {
  json: { value: null, help: 'cli.option_json' },
  locale: { value: 'fr|en', help: 'cli.option_locale' },
  help: { value: null, help: 'cli.option_help' },
};

/** The options of the commands that work inside an organisation. */
export const organisationOptions: Readonly<Record<string, Option>> = {
  organisation: { value: 'NAME', help: 'cli.option_organisation' },
  as: { value: 'EMAIL', help: 'cli.option_as' },
};
