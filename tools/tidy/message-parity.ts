import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { finding, type Check, type Finding } from '../checks/check.ts';
import { readSentences, roomsOf, type Sentences } from './message-files.ts';

const settingsFile = 'messages/project.inlang/settings.json';
const compiledFile = 'messages/generated/messages/_index.js';

/** Every sentence in both languages with the same arguments, every room in the settings, everything compiled, ’ in words. */
export const messageParity: Check = {
  name: 'messages',
  run: async (root) => {
    const [fr, en] = [readSentences(root, 'fr'), readSentences(root, 'en')];
    return [
      ...missingFrom(fr, en, 'en'),
      ...missingFrom(en, fr, 'fr'),
      ...differentArguments(fr, en),
      ...keysOutsideTheirRoom(root, fr),
      ...roomsNotInSettings(root),
      ...notCompiled(root, fr),
      ...straightApostrophes(root),
    ];
  },
};

function missingFrom(given: Sentences, other: Sentences, locale: string): readonly Finding[] {
  return [...given.keys()]
    .filter((key) => !other.has(key))
    .map((key) => finding(`messages ${key}`, `has no sentence in ${locale}`));
}

function differentArguments(fr: Sentences, en: Sentences): readonly Finding[] {
  return [...fr].flatMap(([key, args]) => {
    const other = en.get(key);
    if (!other || args.symmetricDifference(other).size === 0) return [];
    return [
      finding(`messages ${key}`, `fr speaks of {${[...args].join(', ')}}, en of {${[...other].join(', ')}}`),
    ];
  });
}

function keysOutsideTheirRoom(root: string, fr: Sentences): readonly Finding[] {
  const rooms = new Set(roomsOf(root));
  return [...fr.keys()]
    .filter((key) => !rooms.has(key.split('.')[0] ?? ''))
    .map((key) =>
      finding(`messages ${key}`, 'stands outside of a room: nest it under the name of its folder'),
    );
}

function roomsNotInSettings(root: string): readonly Finding[] {
  const settings = readFileSync(join(root, settingsFile), 'utf8');
  return roomsOf(root)
    .filter((room) => !settings.includes(`"./${room}/{locale}.json"`))
    .map((room) => finding(settingsFile, `does not list the room ${room}: its sentences are not compiled`));
}

function notCompiled(root: string, fr: Sentences): readonly Finding[] {
  const file = join(root, compiledFile);
  if (!existsSync(file)) return [finding(compiledFile, 'is missing: npm run generate')];
  const compiled = new Set(
    [...readFileSync(file, 'utf8').matchAll(/^export \{ \w+ as "([^"]+)" \}/gm)].map(([, key = '']) => key),
  );
  return [...fr.keys()]
    .filter((key) => !compiled.has(key))
    .map((key) => finding(compiledFile, `${key} is not compiled: npm run generate`));
}

const straight = /(?<=\p{L})'(?=[\p{L}\d{])/u;

function straightApostrophes(root: string): readonly Finding[] {
  return globSync('messages/*/{fr,en}.json', { cwd: root }).flatMap((path) =>
    readFileSync(join(root, path), 'utf8')
      .split('\n')
      .flatMap((line, index) =>
        straight.test(line) ? [finding(`${path}:${index + 1}`, "writes ' in a word instead of ’")] : [],
      ),
  );
}
