import { mkdtempSync, readdirSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import { readMultipart } from './read-multipart.ts';

const boundary = '----boundary';
const headers = { 'content-type': `multipart/form-data; boundary=${boundary}` };

/** The same bytes, cut into pieces of that length. */
function requestOf(text: string, length: number): Request {
  const bytes = Buffer.from(text);
  const pieces = Array.from({ length: Math.ceil(bytes.length / length) }, (_, index) =>
    bytes.subarray(index * length, (index + 1) * length),
  );
  const body = Readable.toWeb(Readable.from(pieces));
  return new Request('http://localhost/', {
    method: 'POST',
    headers,
    body,
    duplex: 'half',
  } as unknown as RequestInit);
}

const sent = [
  `--${boundary}`,
  'Content-Disposition: form-data; name="note"',
  '',
  `première ligne\r\n--${boundary.slice(0, -1)}\r\nthird`,
  `--${boundary}`,
  'Content-Disposition: form-data; name="file"; filename="ventes %22été%22.csv"',
  'Content-Type: text/csv',
  '',
  'code;montant\r\nA;1\r\n\r\n',
  `--${boundary}--`,
  '',
].join('\r\n');

it('reads texts and files, however the body is cut into pieces', async () => {
  for (const length of [1, 2, 7, 64, 10_000]) {
    const { fields, discard } = await readMultipart(requestOf(sent, length));
    const file = fields?.['file'];
    if (!(file instanceof File)) throw new Error('no file');
    expect(fields?.['note']).toBe(`première ligne\r\n--${boundary.slice(0, -1)}\r\nthird`);
    expect([file.name, file.type, file.size]).toEqual(['ventes "été".csv', 'text/csv', 21]);
    expect(await new Response(file.stream()).text()).toBe('code;montant\r\nA;1\r\n\r\n');
    await discard();
  }
});

it('reads what a browser itself would send', async () => {
  const form = new FormData();
  form.set('empty', '');
  form.set('file', new File(['a,b\n'], 'Ventes "mars".csv', { type: 'text/csv' }));
  const { fields, discard } = await readMultipart(
    new Request('http://localhost/', { method: 'POST', body: form }),
  );
  expect(fields?.['empty']).toBe('');
  expect(fields?.['file']).toMatchObject({ name: 'Ventes "mars".csv', size: 4 });
  await discard();
});

it('takes a body that breaks off, or is no form, for no body, and leaves no file', async () => {
  const place = mkdtempSync(join(tmpdir(), 'cordee-test-'));
  const whole = sent.length - 6;
  for (const text of [
    sent.slice(0, whole),
    sent.slice(0, 40),
    '',
    'no form at all',
    `--${boundary}\r\nx: y\r\n\r\n`,
  ])
    expect((await readMultipart(requestOf(text, 50), place)).fields).toBeUndefined();
  const json = new Request('http://localhost/', { method: 'POST', body: '{}' });
  expect((await readMultipart(json, place)).fields).toBeUndefined();
  expect(readdirSync(place)).toEqual([]);
  rmdirSync(place);
});
