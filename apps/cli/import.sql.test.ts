import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig, readTerminalSettings } from '@cordee/platform/config';
import { ended } from './command-line.test-support.ts';
import { COMMANDS } from './commands/index.ts';
import { openHouse, type House } from './house.ts';

const folder = mkdtempSync(join(tmpdir(), 'cordee-cli-files-'));
const data = mkdtempSync(join(tmpdir(), 'cordee-cli-'));
let house: House;

beforeAll(async () => {
  house = await openHouse({ ...readConfig(), dataFolder: data, externalDatabase: null }, () => undefined);
  await cordee('organisation', 'Alpes', '--email', 'ana@alpes.example');
  await cordee(
    'import',
    file('people.csv', 'Code;Nom complet\nC1;Marie Besson\nC2;Hugo Colin\n'),
    '--kind',
    'people',
  );
});

afterAll(async () => {
  await house.close();
  for (const made of [folder, data]) rmSync(made, { recursive: true, force: true });
});

function file(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** The house of this test stays open from one command to the next. */
function cordee(...argv: string[]) {
  const openHouse = async () => ({ app: house.app, close: async () => undefined });
  return ended(argv, COMMANDS, { settings: readTerminalSettings({ LANG: 'fr_FR.UTF-8' }), openHouse });
}

const orders = (...rows: string[]) => `N° commande;Date;Commercial;Montant\n${rows.join('\n')}\n`;

/** How many sales the organisation has: what a refused file must leave as it was. */
async function factCount(): Promise<number> {
  const [organisation] = await house.app.access.organisations();
  if (!organisation) throw new Error('the test has an organisation');
  const { rows } = await house.app.database.operate(organisation.id, ({ client }) =>
    client.query<{ count: string }>('select count(*) as count from transaction'),
  );
  return Number(rows[0]?.count);
}

describe('a file that cannot be read as a whole is refused with its reason, and nothing is written', () => {
  const encoding = Buffer.concat([
    Buffer.from('N° commande;Date;Commercial;Montant\nCé1;05/03/2026;C1;10\n'),
    Buffer.from([0x43, 0xe9, 0x3b, 0x0a]),
  ]);
  const cases: readonly [string, () => string, number, RegExp, RegExp][] = [
    ['an empty file', () => file('vide.csv', ''), 3, /vide\.csv est vide/, /vide\.csv is empty/],
    ['blanks alone', () => file('blanc.csv', ' \n \n'), 3, /blanc\.csv est vide/, /blanc\.csv is empty/],
    [
      'a binary of 100 MB',
      () => file('photo.csv', Buffer.alloc(100 * 1024 * 1024, 7)),
      3,
      /photo\.csv n’est pas un tableau/,
      /photo\.csv is not a table/,
    ],
    ['a mixed encoding', () => file('mixte.csv', encoding), 3, /ligne 3/i, /line 3/i],
    [
      'a header alone',
      () => file('entete.csv', orders().trimEnd()),
      3,
      /que son en-tête/,
      /only (a|its) header/,
    ],
    [
      'missing columns',
      () => file('colonnes.csv', 'Commercial;Ville\nC1;Lyon\nC2;Annecy\n'),
      3,
      /il manque une colonne pour.*Colonnes trouvées : Commercial, Ville.*--mapping/,
      /no column carries.*Columns found: Commercial, Ville.*--mapping/,
    ],
    ['a file that is not there', () => join(folder, 'absent.csv'), 4, /n’existe pas/, /does not exist/],
    ['a folder', () => folder, 3, /est un dossier/, /is a folder/],
  ];
  it.each(cases)('%s', async (_name, make, exit, french, english) => {
    const before = await factCount();
    const path = make();
    const inFrench = await cordee('import', path, '--kind', 'transactions', '--json');
    expect(inFrench.remarks).toMatch(french);
    expect([inFrench.exit, inFrench.result]).toEqual([exit, '']);
    const inEnglish = await cordee('import', path, '--kind', 'transactions', '--locale', 'en');
    expect(inEnglish.remarks).toMatch(english);
    expect(await factCount()).toBe(before);
  });
});

describe('a faulty row is turned away with its line and its reason, the others are kept', () => {
  it('reads 1 234,56 as a number, and refuses the 31st of February by its line', async () => {
    const path = file(
      'fevrier.csv',
      orders('CMD-1;05/03/2026;C1;1 234,56', 'CMD-2;31/02/2024;C1;10,00', 'CMD-3;06/03/2026;C2;99,90'),
    );
    const { exit, result, remarks } = await cordee('import', path, '--kind', 'transactions', '--json');
    expect(remarks).toMatch(/rejetée : ligne 3 : Le 31\/02\/2024 n’existe pas au calendrier/);
    expect(JSON.parse(result)).toMatchObject({
      counts: { added: 2, rejected: 1 },
      bridge: { credited: '1334.46', rejected: '10.00' },
    });
    expect(exit).toBe(3);
  });

  it('refuses a number written in another style than its column', async () => {
    const path = file(
      'style.csv',
      'order number,date,seller,amount\nS-1,2026-03-05,C1,1234.56\nS-2,2026-03-06,C1,"1 234,56"\nS-3,2026-03-07,C2,abc\n',
    );
    const { exit, remarks } = await cordee('import', path, '--kind', 'transactions');
    expect(remarks).toMatch(/rejetée : ligne 4 : « abc »/);
    expect(exit).toBe(3);
  });

  it('refuses the second of two rows that bear one code and say different things, and leaves out an exact copy', async () => {
    const path = file(
      'doubles.csv',
      orders(
        'CMD-7;05/03/2026;C1;10,00',
        'CMD-7;05/03/2026;C1;20,00',
        'CMD-8;05/03/2026;C1;5,00',
        'CMD-8;05/03/2026;C1;5,00',
      ),
    );
    const { exit, result, remarks } = await cordee('import', path, '--kind', 'transactions', '--json');
    expect(remarks).toMatch(/rejetée : ligne 3 : Le même enregistrement est déjà à la ligne 2/);
    expect(remarks).toMatch(/écartée : ligne 5 : Identique à la ligne 4/);
    expect(JSON.parse(result)).toMatchObject({ counts: { added: 2, rejected: 1 } });
    expect(exit).toBe(3);
  });
});

it('reads the next file with the columns that were agreed to for the last one', async () => {
  const mapping = file(
    'lecture.json',
    JSON.stringify({
      version: 1,
      target: 'transactions',
      header: 'find',
      fields: Object.fromEntries(
        [
          ['transaction_code', 'Pièce'],
          ['date', 'Jour'],
          ['seller', 'Qui'],
          ['amount', 'Combien'],
        ].map(([field, header]) => [field, { from: 'column', column: { header } }]),
      ),
    }),
  );
  const sheet = (code: string) => `Pièce;Jour;Qui;Combien\n${code};05/03/2026;C1;10,00\n`;
  const first = await cordee('import', file('mars.csv', sheet('P-1')), '--mapping', mapping, '--json');
  expect(first.exit, first.remarks).toBe(0);
  const next = await cordee('import', file('mai.csv', sheet('P-2')), '--kind', 'transactions', '--json');
  expect(next.remarks).toMatch(/Colonnes lues comme pour mars\.csv/);
  expect(JSON.parse(next.result)).toMatchObject({ counts: { added: 1, rejected: 0 } });
  await cordee('undo', (JSON.parse(next.result) as { importId: string }).importId);
  await cordee('undo', (JSON.parse(first.result) as { importId: string }).importId);
});

describe('a file comes in once', () => {
  const good = orders(
    'CMD-20;05/03/2026;C1;100,00',
    'CMD-21;06/03/2026;C2;200,00',
    'CMD-22;07/03/2026;C1;300,00',
  );

  it('changes nothing the second time, only what was corrected the third, and can be taken back', async () => {
    const counts = async (content: string, ...options: string[]) => {
      const done = await cordee(
        'import',
        file('avril.csv', content),
        '--kind',
        'transactions',
        '--source',
        'erp',
        '--json',
        ...options,
      );
      expect(done.exit, done.remarks).toBe(0);
      return JSON.parse(done.result) as { importId: string; counts: object };
    };
    const before = await factCount();
    expect(await counts(good, '--dry-run')).toMatchObject({ dryRun: true, counts: { added: 3 } });
    expect(await factCount()).toBe(before);
    expect(await counts(good)).toMatchObject({ counts: { added: 3, changed: 0 } });
    expect(await counts(good)).toMatchObject({ counts: { added: 0, changed: 0, unchanged: 3 } });
    const corrected = await counts(good.replace('200,00', '250,00'));
    expect(corrected).toMatchObject({ counts: { added: 0, changed: 1, unchanged: 2 } });
    const undone = await cordee('undo', corrected.importId, '--json');
    expect([undone.exit, JSON.parse(undone.result)]).toEqual([0, { restored: 1, kept: 0 }]);
    expect(await counts(good)).toMatchObject({ counts: { unchanged: 3 } });
    expect((await cordee('undo', corrected.importId)).remarks).toMatch(/avril\.csv/);
    expect((await cordee('verify')).exit).toBe(0);
  });

  it('writes nothing when it is cancelled', async () => {
    const cancelling = new AbortController();
    cancelling.abort();
    const before = await factCount();
    const path = file(
      'annule.csv',
      orders(...Array.from({ length: 2_000 }, (_, index) => `X-${index};05/03/2026;C1;1,00`)),
    );
    const openHouse = async () => ({ app: house.app, close: async () => undefined });
    const { exit, remarks } = await ended(
      ['import', path, '--kind', 'transactions', '--locale', 'fr'],
      COMMANDS,
      { openHouse, signal: cancelling.signal },
    );
    expect([exit, remarks.includes('Interrompu')]).toEqual([130, true]);
    expect(await factCount()).toBe(before);
  });
});

describe('a mapping', () => {
  it('is proposed to a file, and used from there', async () => {
    const path = file('sans-entete.csv', '8001;2026-03-05;C1;10\n8002;2026-03-06;C2;20\n');
    const mapping = join(folder, 'correspondance.json');
    expect((await cordee('import', path, '--kind', 'transactions', '--propose-mapping', mapping)).exit).toBe(
      0,
    );
    const fields = { transaction_code: 1, date: 2, seller: 3, amount: 4 };
    const sources = Object.fromEntries(
      Object.entries(fields).map(([field, column]) => [field, { from: 'column', column: { column } }]),
    );
    writeFileSync(
      mapping,
      JSON.stringify({ version: 1, target: 'transactions', header: 'none', fields: sources }),
    );
    const done = await cordee('import', path, '--mapping', mapping, '--json');
    expect(JSON.parse(done.result)).toMatchObject({ counts: { read: 2, added: 2 } });
  });

  it('that is no JSON, of another kind, or absent is refused', async () => {
    const path = file('deux.csv', orders('A-1;05/03/2026;C1;10,00'));
    const broken = file('casse.json', '{');
    const people = file('personnes.json', '{"version":1,"target":"people","header":"find","fields":{}}');
    expect((await cordee('import', path, '--mapping', broken)).exit).toBe(3);
    expect((await cordee('import', path, '--kind', 'transactions', '--mapping', people)).exit).toBe(2);
    expect((await cordee('import', path, '--mapping', join(folder, 'absente.json'))).exit).toBe(4);
  });
});

describe('whose data, in whose name', () => {
  it('asks which organisation where there are several, and knows its members', async () => {
    await cordee('organisation', 'Jura', '--email', 'jean@jura.example');
    const path = file('jura.csv', orders('J-1;05/03/2026;C1;10,00'));
    const unsaid = await cordee('import', path, '--kind', 'transactions');
    expect([unsaid.exit, unsaid.remarks.includes('--organisation')]).toEqual([2, true]);
    expect((await cordee('import', path, '--kind', 'transactions', '--organisation', 'Vosges')).exit).toBe(4);
    expect(
      (
        await cordee(
          'import',
          path,
          '--kind',
          'transactions',
          '--organisation',
          'jura',
          '--as',
          'ana@alpes.example',
        )
      ).exit,
    ).toBe(4);
    expect(
      (
        await cordee(
          'import',
          path,
          '--kind',
          'transactions',
          '--organisation',
          'jura',
          '--as',
          'jean@jura.example',
        )
      ).exit,
    ).toBe(0);
    expect((await cordee('organisation', 'Jura', '--email', 'autre@jura.example')).exit).toBe(3);
  });
});
