import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { theCompany } from '../the-company.test-support.ts';
import { writeCompanyFiles } from './write-company-files.ts';

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

function linesOf(content: Uint8Array): string[] {
  return decoder.decode(content).split('\r\n').slice(1, -1);
}

function columnOf(lines: readonly string[], index: number): string[] {
  return lines.map((line) => line.split(';')[index] ?? '');
}

it('come in order of receipt, none from the future', () => {
  const dates = theCompany.feeds.map(({ receivedOn }) => receivedOn);
  expect(dates).toEqual(dates.toSorted());
  expect(dates.at(-1)).toBe(theCompany.organisation.today);
  expect(new Set(theCompany.feeds.map(({ fileName }) => fileName)).size).toBe(theCompany.feeds.length);
});

it('are files as a French office exports them', () => {
  const feed = theCompany.feeds.find(({ kind }) => kind === 'transactions');
  const text = decoder.decode(feed?.content());
  expect(text.startsWith('\uFEFFN° pièce;Date de pièce;Type de pièce;Montant HT')).toBe(true);
  expect(text).toMatch(/\r\nCMD-23-00001;\d\d\/04\/2023;Commande;\d+,\d\d;EUR;/);
});

it('bring together every transaction and account, and the last state of every deal', () => {
  const brought = (kind: string) =>
    theCompany.feeds.filter((feed) => feed.kind === kind).flatMap((feed) => linesOf(feed.content()));
  expect(columnOf(brought('transactions'), 0).toSorted()).toEqual(
    theCompany.transactions.map(({ transaction_code }) => transaction_code).toSorted(),
  );
  expect(new Set(columnOf(brought('accounts'), 0)).size).toBe(12_000);
  expect(new Set(columnOf(brought('deals'), 0)).size).toBe(theCompany.deals.length);
  expect(brought('quotas')).toHaveLength(theCompany.quotas.length);
});

it('show every person before any file speaks of them', () => {
  const known = new Set<string>();
  const unknown = theCompany.feeds.flatMap((feed) => {
    const lines = linesOf(feed.content());
    if (feed.kind === 'people') {
      for (const name of [...columnOf(lines, 0), ...columnOf(lines, 3)]) known.add(name);
    }
    const named =
      feed.kind === 'quotas' ? columnOf(lines, 0) : feed.kind === 'deals' ? columnOf(lines, 1) : [];
    return named.filter((name) => !known.has(name)).map((name) => `${feed.fileName}: ${name}`);
  });
  expect(unknown).toEqual([]);
});

it('never give a person two rows with the same day of effect in one file', () => {
  const repeated = theCompany.feeds
    .filter(({ kind }) => kind === 'people')
    .filter((feed) => {
      const keys = linesOf(feed.content()).map((line) => `${line.split(';')[0]}/${line.split(';')[10]}`);
      return new Set(keys).size < keys.length;
    });
  expect(repeated.map(({ fileName }) => fileName)).toEqual([]);
});

it('leave room for a late file, whose rows no feed has brought, and a double one, whose rows all have come', async () => {
  const known = new Set(theCompany.transactions.map(({ transaction_code }) => transaction_code));
  const rowsOf = async (purpose: string) =>
    columnOf(
      linesOf(
        (await theCompany.files.find((file) => file.purpose === purpose)?.content()) ?? new Uint8Array(),
      ),
      0,
    );
  const late = await rowsOf('late');
  expect(late.length).toBeGreaterThan(3);
  expect(late.some((code) => known.has(code))).toBe(false);
  const double = await rowsOf('double');
  expect(double.length).toBeGreaterThan(100);
  expect(double.every((code) => known.has(code))).toBe(true);
});

it('can be written to a folder, by kind', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'belledonne-'));
  try {
    const written = await writeCompanyFiles(theCompany, folder);
    expect(written).toHaveLength(theCompany.feeds.length + theCompany.files.length);
    expect((await readdir(folder)).toSorted()).toEqual([
      'a-deposer',
      'accounts',
      'deals',
      'people',
      'quotas',
      'transactions',
    ]);
  } finally {
    await rm(folder, { recursive: true });
  }
});
