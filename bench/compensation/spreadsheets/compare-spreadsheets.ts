// The same plan in a workbook, as an office does it: one sheet of credits, one row of SUMIFS and of pay a payee.
// LibreOffice is the machine's own, HyperFormula is installed for the run in a folder of its own; neither is part of the
// product. Each is left out, and said so, where it cannot be had.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { decimal, unscaledAt } from '@cordee/kernel';
import type { Check, Figure } from '../../report.ts';
import { creditsPerTransaction, fillCompany } from '../fill-company.ts';
import type { BenchWorld } from '../measure-compensation.ts';
import { openPay, type Company } from '../pay-company.ts';
import { countUnequalPay, productPay } from '../sql-peers.ts';
import { readBook, type Book } from './read-book.ts';
import { writeFods } from './write-fods.ts';

type Compared = { readonly checks: readonly Check[]; readonly figures: readonly Figure[] };

const payees = 1_000;
/** HyperFormula looks through every row for every SUMIFS: with all the payees it had not ended after ten minutes. */
const payeesInMemory = 100;

function firstPayees(book: Book, count: number): Book {
  const kept = book.payees.slice(0, count);
  const known = new Set(kept.map(({ payee }) => payee));
  return { ...book, payees: kept, credits: book.credits.filter(({ payee }) => known.has(payee)) };
}

export async function compareSpreadsheets(world: BenchWorld): Promise<Compared> {
  const { database, compute, small, settings, dataFolder, say } = world;
  if (settings.spreadsheet === 0) return { checks: [], figures: [] };
  const company: Company = { database, compute, scope: small };
  const transactions = Math.round(settings.spreadsheet / creditsPerTransaction);
  await fillCompany(database, small, { payees, transactions, seed: settings.seed, window: settings.window });
  const pay = openPay(company, settings.sabotage);
  await pay();
  const paid = await pay();
  const product = await productPay(company, paid.runId);
  const book = await readBook(company, join(dataFolder, 'artefacts', small.tenant, paid.runId));
  say(`${book.credits.length} credits of ${payees} payees for the spreadsheets`);
  const folder = join(dataFolder, 'spreadsheets');
  mkdirSync(folder);
  const figures: Figure[] = [
    {
      what: `the product, ${book.credits.length} credits`,
      value: paid.totalMs / 1000,
      unit: 's',
      goal: null,
    },
  ];
  const checks: Check[] = [];
  for (const peer of [
    { name: 'LibreOffice Calc', calculate: libreOffice, book },
    { name: 'HyperFormula', calculate: hyperFormula, book: firstPayees(book, payeesInMemory) },
  ]) {
    const rows = peer.book.credits.length;
    const done = peer.calculate(peer.book, folder);
    say(
      done === undefined
        ? `${peer.name} cannot be had here`
        : `${peer.name}, ${rows} credits in ${(done.ms / 1000).toFixed(1)} s`,
    );
    if (done === undefined) continue;
    const own = new Map([...product].filter(([payee]) => done.pay.has(payee)));
    // A spreadsheet calculates in binary fractions: where half a cent decides, it may be a cent off.
    figures.push(
      { what: `${peer.name}, ${rows} credits`, value: done.ms / 1000, unit: 's', goal: null },
      {
        what: `${peer.name}: payees a cent off`,
        value: countUnequalPay(own, done.pay).violated,
        unit: 'payees',
        goal: null,
      },
    );
    checks.push({
      claim: `pay equals ${peer.name}, payee by payee, within a cent`,
      ...countUnequalPay(own, done.pay, 1n),
    });
  }
  return { checks, figures };
}

type Calculated = { readonly ms: number; readonly pay: ReadonlyMap<string, bigint> };

/** From the file on disk to the file with its values, opening and saving included. */
function libreOffice(book: Book, folder: string): Calculated | undefined {
  if (spawnSync('soffice', ['--version']).status !== 0) return undefined;
  writeFods(join(folder, 'book.fods'), book);
  const startedAt = performance.now();
  const args = [
    `-env:UserInstallation=file://${join(folder, 'profile')}`,
    '--headless',
    '--convert-to',
    'csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,true,false,false,false,2',
    '--outdir',
    folder,
    join(folder, 'book.fods'),
  ];
  execFileSync('soffice', args, { stdio: 'ignore' });
  const ms = performance.now() - startedAt;
  const lines = readFileSync(join(folder, 'book-Pay.csv'), 'utf8').trim().split('\n').slice(1);
  const pay = lines.map((line): [string, bigint] => {
    const cells = line.replaceAll('"', '').split(';');
    return [cells[0] ?? '', cents(cells.at(-1) ?? '0')];
  });
  return { ms, pay: new Map(pay) };
}

/** In a process of its own, from the values in memory to the last formula. */
function hyperFormula(book: Book, folder: string): Calculated | undefined {
  const place = join(folder, 'hyperformula');
  mkdirSync(place);
  writeFileSync(join(place, 'package.json'), readFileSync(new URL('peer-package.json', import.meta.url)));
  const installed = spawnSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: place,
    stdio: 'ignore',
    env: { ...process.env, CI: '' },
  });
  if (installed.status !== 0) return undefined;
  writeFileSync(join(place, 'book.json'), JSON.stringify(book));
  writeFileSync(join(place, 'calculate.cjs'), readFileSync(new URL('hyperformula.cjs', import.meta.url)));
  const done = JSON.parse(
    execFileSync(process.execPath, ['calculate.cjs'], { cwd: place, encoding: 'utf8', maxBuffer: 2 ** 28 }),
  ) as { readonly ms: number; readonly pay: readonly (readonly [string, number])[] }; // what hyperformula.cjs prints
  return { ms: done.ms, pay: new Map(done.pay.map(([payee, pay]) => [payee, cents(pay.toFixed(2))])) };
}

function cents(text: string): bigint {
  return unscaledAt(decimal(text.trim() === '' ? '0' : text.replace(',', '.')), 2);
}
