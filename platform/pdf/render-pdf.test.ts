import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { startPdfProcess } from './pdf-process.ts';
import { renderPdf } from './render-pdf.ts';
import { statementPage } from './statement-page.test-support.ts';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

it('prints the same tagged bytes for the same document, in one process or another', async () => {
  const [first, second] = [await renderPdf(statementPage()), await renderPdf(statementPage())];
  const other = startPdfProcess();
  const third = await other.print(statementPage());
  other.end();
  expect(new Set([first, second, third].map(sha256)).size).toBe(1);
  expect(new TextDecoder('latin1').decode(first)).toMatch(/^%PDF-1\.7[^]*\/StructTreeRoot/);
});

it('prints the same bytes after other documents, and after one that failed', async () => {
  const [fresh, used] = [startPdfProcess(), startPdfProcess()];
  await used.print(statementPage('山田 太郎', 7));
  await expect(used.print({ template: 'statement', data: {} })).rejects.toThrow('does not compile');
  const [alone, after] = [await fresh.print(statementPage()), await used.print(statementPage())];
  fresh.end();
  used.end();
  expect(sha256(after)).toBe(sha256(alone));
});

it('prints another document as other bytes', async () => {
  expect(sha256(await renderPdf(statementPage('Marie', 3)))).not.toBe(
    sha256(await renderPdf(statementPage('Marie', 4))),
  );
});

it('reads names as names, whatever markup they look like', async () => {
  for (const name of [
    '#foo[*',
    '#panic("x")',
    '"] #import "/etc/passwd',
    '*_`$<@\\{}',
    '= Titre',
    '山田 太郎',
    'محمد علي',
    '🙂',
    '',
  ]) {
    expect((await renderPdf(statementPage(name))).length).toBeGreaterThan(10_000);
  }
});

it('prints 2,000 credited sales', async () => {
  expect((await renderPdf(statementPage('Marie', 2_000))).length).toBeGreaterThan(300_000);
});

it('rejects the document at hand when its process is killed, and prints the next one', async () => {
  const doomed = startPdfProcess();
  const printing = doomed.print(statementPage('Marie', 2_000));
  process.kill(doomed.pid ?? 0, 'SIGKILL');
  await expect(printing).rejects.toThrow('the PDF process ended (SIGKILL)');
  expect(doomed.isSpent()).toBe(true);
  expect((await renderPdf(statementPage())).length).toBeGreaterThan(10_000);
});

it('prints what it has taken before it ends', async () => {
  const child = startPdfProcess();
  const printing = child.print(statementPage());
  child.end();
  expect((await printing).length).toBeGreaterThan(10_000);
});

it('says what a template misses instead of printing half a page', async () => {
  await expect(renderPdf({ template: 'statement', data: { title: 'x' } })).rejects.toThrow(
    'does not compile',
  );
});
