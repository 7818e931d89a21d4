// What the rest of the house must know of a new module: its place in the map, and the room of its sentences.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ModuleNames } from './module-names.ts';

export function registerModule(root: string, names: ModuleNames): void {
  addToMap(root, names);
  addRoom(root, names);
}

function addToMap(root: string, { module }: ModuleNames): void {
  const file = join(root, 'tools/module-map.ts');
  const lines = readFileSync(file, 'utf8').split('\n');
  const key = /^[a-z]+$/.test(module) ? module : `'${module}'`;
  const isEntry = (line: string) => /^ {2}'?[a-z-]+'?: \[/.test(line);
  const next = lines.findIndex((line) => isEntry(line) && line.trim().replaceAll("'", '') > module);
  const place = next >= 0 ? next : lines.lastIndexOf('};');
  writeFileSync(file, lines.toSpliced(place, 0, `  ${key}: [],`).join('\n'));
}

function addRoom(root: string, { room, table, noun }: ModuleNames): void {
  const name = noun.replaceAll('-', ' ');
  const sentences = {
    fr: [
      `Ajout de {code}`,
      `« {code} » ne peut pas être un code : 40 caractères au plus, sans espace autour.`,
    ],
    en: [`${name} {code} added`, `“{code}” cannot be a code: 40 characters at most, no space around it.`],
  };
  mkdirSync(join(root, 'messages', room), { recursive: true });
  for (const [locale, [added, invalid]] of Object.entries(sentences)) {
    const body = { [room]: { [`${table}_added`]: added, [`${table}_code_invalid`]: invalid } };
    writeFileSync(join(root, 'messages', room, `${locale}.json`), `${JSON.stringify(body, null, 2)}\n`);
  }
  const settings = join(root, 'messages/project.inlang/settings.json');
  const text = readFileSync(settings, 'utf8');
  writeFileSync(settings, text.replace(/("pathPattern": \[)/, `$1\n      "./${room}/{locale}.json",`));
}
