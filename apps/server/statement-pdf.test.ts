import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { drawnStatement } from '../../modules/payouts/statement/statement.test-support.ts';
import { statementPdf } from './statement-pdf.ts';

const issuer = { organisation: 'Belledonne', legalEntity: null };
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

it('prints a statement in each language, each always with the same bytes', async () => {
  const printed = await Promise.all(
    (['fr', 'en', 'fr', 'en'] as const).map((locale) => statementPdf(drawnStatement(), locale, issuer)),
  );
  const [french, english, frenchAgain, englishAgain] = printed.map(sha256);
  expect([french, english]).toEqual([frenchAgain, englishAgain]);
  expect(french).not.toBe(english);
});

it('prints a statement with an amount that could not be calculated, and one without sales', async () => {
  for (const drawn of [{ hasQuota: false }, { sales: 0 }, { sales: 60, state: 'locked' as const }]) {
    const head = new TextDecoder('latin1').decode(
      (await statementPdf(drawnStatement(drawn), 'fr', issuer)).slice(0, 8),
    );
    expect(head).toBe('%PDF-1.7');
  }
});
