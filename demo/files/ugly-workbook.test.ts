import { createHash } from 'node:crypto';
import exceljs from 'exceljs';
import { expect, it } from 'vitest';
import { theCompany } from '../the-company.test-support.ts';
import { makeUglyWorkbook } from './ugly-workbook.ts';

it('gives the same bytes each time', async () => {
  const hash = async () =>
    createHash('sha256')
      .update(await makeUglyWorkbook(theCompany))
      .digest('hex');
  expect(await hash()).toBe(await hash());
  expect(await hash()).toBe('36732f26eaf321716c77141c056dc46415cd7e387fe01b3b6371000bf14af101');
});

it('opens, and has every ugliness that it promises', async () => {
  const workbook = new exceljs.Workbook();
  const bytes = await makeUglyWorkbook(theCompany);
  // exceljs asks for its own Buffer type; Node's is what it reads.
  await workbook.xlsx.load(Buffer.from(bytes) as unknown as exceljs.Buffer);
  expect(workbook.worksheets).toHaveLength(11);
  expect(workbook.worksheets.filter(({ state }) => state === 'hidden')).toHaveLength(1);
  const [sheet] = workbook.worksheets;
  const texts: string[] = [];
  const dates: Date[] = [];
  sheet?.eachRow((row) =>
    row.eachCell((cell) => {
      texts.push(cell.text);
      if (cell.value instanceof Date) dates.push(cell.value);
    }),
  );
  expect(sheet?.getCell('A1').isMerged).toBe(true);
  expect(sheet?.getCell('D4').isMerged).toBe(true);
  expect(texts.some((text) => /^\(1\u00a0\d{3}\)$/.test(text))).toBe(true);
  expect(texts).toContain('#REF!');
  expect(texts).toContain('Sous-total zone 1');
  expect(dates.length).toBeGreaterThan(0);
  expect(texts.some((text) => /^\d\d\/\d\d\/\d{4}$/.test(text))).toBe(true);
});
