import { longFunctions } from '../exceptions.ts';
import { componentStories } from '../tidy/component-stories.ts';
import { configuration } from '../tidy/configuration.ts';
import { endpoints } from '../tidy/endpoints.ts';
import { generated } from '../tidy/generated.ts';
import { messageParity } from '../tidy/message-parity.ts';
import { moduleShape } from '../tidy/module-shape.ts';
import { names } from '../tidy/names.ts';
import { sentences } from '../tidy/sentences.ts';
import { sizes } from '../tidy/sizes.ts';
import type { Canary } from './canary.ts';

const lines = (count: number) => '// line\n'.repeat(count);

export const tidyCanaries: readonly Canary[] = [
  {
    name: 'a file that is too long',
    check: sizes,
    plant: (soil) => soil.write('modules/deals/planted.ts', lines(401)),
    expects: /planted\.ts 401 lines/,
  },
  {
    name: 'a function that is too long',
    check: sizes,
    plant: (soil) => soil.write('modules/deals/planted.ts', `export function planted() {\n${lines(70)}}\n`),
    expects: /planted\.ts#planted 72 lines/,
  },
  {
    name: 'a folder that is too full',
    check: sizes,
    plant: (soil) => {
      for (let file = 0; file <= 40; file += 1)
        soil.write(`modules/deals/planted/n${file}.ts`, 'export const n = 1;\n');
    },
    expects: /deals\/planted 41 files/,
  },
  ...exceptionNotNeeded(),
  {
    name: 'a folder called utils',
    check: names,
    plant: (soil) => soil.write('modules/deals/utils/dates.ts', '\n'),
    expects: /"utils" says nothing/,
  },
  {
    name: 'logic in a front door',
    check: moduleShape,
    plant: (soil) => soil.append('modules/deals/index.ts', '\nexport const answer = 42;\n'),
    expects: /deals\/index\.ts a front door holds names only/,
  },
  {
    name: 'a module without its page',
    check: moduleShape,
    plant: (soil) => soil.remove('modules/deals/README.md'),
    expects: /modules\/deals has no README/,
  },
  {
    name: 'an endpoint without summary',
    check: endpoints,
    plant: (soil) => soil.replace('modules/deals/routes.ts', /^\s*summary: 'Deals',\n/m, ''),
    expects: /get \/deals has no summary/,
  },
  {
    name: 'an endpoint that is open to everybody',
    check: endpoints,
    plant: (soil) => soil.replace('modules/deals/routes.ts', /^\s*policy,\n/m, "policy: 'public',\n"),
    expects: /get \/deals is open to everybody/,
  },
  {
    name: 'a policy that lets nobody in',
    check: endpoints,
    plant: (soil) => soil.replace('modules/deals/routes.ts', /^\s*policy,\n/m, 'policy: [],\n'),
    expects: /a policy that lets nobody in/,
  },
  {
    name: 'a sentence that English lacks',
    check: messageParity,
    plant: (soil) =>
      soil.replace('messages/deals/fr.json', /\{\s*"deals": \{/, '{"deals": {"planted": "Bonjour",'),
    expects: /deals\.planted has no sentence in en/,
  },
  {
    name: 'a sentence with other arguments in English',
    check: messageParity,
    plant: (soil) => {
      soil.replace('messages/deals/fr.json', /\{\s*"deals": \{/, '{"deals": {"planted": "Bonjour {name}",');
      soil.replace('messages/deals/en.json', /\{\s*"deals": \{/, '{"deals": {"planted": "Hello {person}",');
    },
    expects: /deals\.planted fr speaks of \{name\}, en of \{person\}/,
  },
  {
    name: "a typewriter's apostrophe in a sentence",
    check: messageParity,
    plant: (soil) =>
      soil.replace('messages/deals/fr.json', /\{\s*"deals": \{/, '{"deals": {"planted": "L\'affaire",'),
    expects: /messages\/deals\/fr\.json:\d+ writes ' in a word/,
  },
  {
    name: 'sentences that are not compiled',
    check: messageParity,
    plant: (soil) => soil.write('messages/generated/messages/_index.js', ''),
    expects: /is not compiled/,
  },
  {
    name: 'a room that the message settings do not list',
    check: messageParity,
    plant: (soil) => soil.replace('messages/project.inlang/settings.json', '"./deals/{locale}.json",', ''),
    expects: /does not list the room deals/,
  },
  {
    name: 'a refusal without a sentence',
    check: sentences,
    plant: (soil) =>
      soil.append(
        'modules/deals/errors.ts',
        "\nexport const planted = () => refused('deals.planted_fault');\n",
      ),
    expects: /deals\.planted_fault has no sentence in fr/,
  },
  {
    name: 'a refusal that lacks what its sentence speaks of',
    check: sentences,
    plant: (soil) =>
      soil.append(
        'modules/deals/errors.ts',
        "\nexport const planted = () => refused('kernel.period_unknown');\n",
      ),
    expects: /kernel\.period_unknown speaks of \{\w+\}, which is not given/,
  },
  {
    name: 'a generated product that is stale',
    check: generated,
    plant: (soil) => soil.append('messages/project.inlang/settings.json', '\n'),
    expects: /stale: .*messages/,
  },
  {
    name: 'a plan component without a story',
    check: componentStories,
    plant: (soil) =>
      soil.write(
        'engines/compensation/earn/components/planted-bonus.ts',
        "export const planted = {\n  code: 'planted_bonus',\n};\n",
      ),
    expects: /no story in stories\/ uses the component planted_bonus/,
  },
  {
    name: 'an environment variable without documentation',
    check: configuration,
    plant: (soil) =>
      soil.replace(
        'platform/config/config.ts',
        'CORDEE_DATA:',
        'CORDEE_PLANTED: z.string(),\n  CORDEE_DATA:',
      ),
    expects: /CORDEE_PLANTED is read and not documented/,
  },
  {
    name: 'documentation of a variable that is not read',
    check: configuration,
    plant: (soil) =>
      soil.append('docs/reference/configuration.md', '| `CORDEE_PLANTED` | none | nothing |\n'),
    expects: /CORDEE_PLANTED is documented and not read/,
  },
];

/** The first of the long functions goes away; with the last of them this canary goes too. */
function exceptionNotNeeded(): readonly Canary[] {
  return Object.keys(longFunctions)
    .slice(0, 1)
    .map((name) => ({
      name: 'an exception that is no longer needed',
      check: sizes,
      plant: (soil) => soil.write(name.split('#')[0] ?? '', '\n'),
      expects: new RegExp(`need not name ${RegExp.escape(name)}`),
    }));
}
