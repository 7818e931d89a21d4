import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readConfig, readTerminalSettings } from '@cordee/platform/config';
import { ended } from './command-line.test-support.ts';
import { COMMANDS } from './commands/index.ts';
import { openHouse, type House } from './house.ts';

const made = ['data', 'root', 'files'].map((name) => mkdtempSync(join(tmpdir(), `cordee-folder-${name}-`)));
const [dataFolder = '', importFolder = '', files = ''] = made;
let house: House;

beforeAll(async () => {
  const config = { ...readConfig(), dataFolder, importFolder, externalDatabase: null };
  house = await openHouse(config, () => undefined);
  await cordee('organisation', 'Alpes', '--email', 'ana@alpes.example');
  await bring('people', 'Code;Nom complet\nC1;Marie Besson\n');
});
afterAll(async () => {
  await house.close();
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

function cordee(...argv: string[]) {
  const openHouse = async () => ({ app: house.app, close: async () => undefined });
  return ended(argv, COMMANDS, { settings: readTerminalSettings({ LANG: 'fr_FR.UTF-8' }), openHouse });
}

function bring(kind: string, content: string) {
  const path = join(files, `${kind}.csv`);
  writeFileSync(path, content);
  return cordee('import', path, '--kind', kind, '--source', 'erp', '--json');
}

const orders = (...rows: string[]) => `N° commande;Date;Commercial;Montant\n${rows.join('\n')}\n`;
const watching = ['--source', 'erp', '--kind', 'transactions'];

it('watches a source once its columns are known, takes what waits there, and leaves it', async () => {
  const early = await cordee('folder', 'watch', ...watching);
  expect([early.exit, early.remarks]).toEqual([3, expect.stringContaining('« erp »')]);
  await bring('transactions', orders('A-1;05/03/2026;C1;10,00'));
  const watched = await cordee('folder', 'watch', ...watching);
  const path = watched.result.trim();
  expect(path.startsWith(join(importFolder, ''))).toBe(true);
  writeFileSync(join(path, 'mai.csv'), orders('A-2;05/05/2026;C1;20,00', 'A-3;05/05/2026;C1;beaucoup'));
  writeFileSync(join(path, 'note.csv'), 'bonjour\n');
  const listed = await cordee('folder', 'list', '--json');
  expect(JSON.parse(listed.result)).toMatchObject([{ path, waiting: ['mai.csv', 'note.csv'], last: null }]);
  const taken = await cordee('folder', 'take');
  expect(taken.exit).toBe(3);
  expect(taken.result).toContain('mai.csv : importé, 1 lignes rejetées');
  expect(taken.result).toMatch(/note\.csv : (?!importé)/);
  expect(readdirSync(join(path, 'done'))).toHaveLength(1);
  expect(readdirSync(join(path, 'rejected'))).toHaveLength(3);
  expect((await cordee('folder', 'take')).result).toContain('Aucun fichier n’attend');
  expect((await cordee('folder', 'leave', ...watching)).exit).toBe(0);
  expect((await cordee('folder', 'leave', ...watching)).exit).toBe(4);
});
