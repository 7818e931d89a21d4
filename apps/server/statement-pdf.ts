import type { Locale } from '@cordee/kernel';
import { statementDocument, type Issuer, type Statement } from '@cordee/modules/payouts';
import { renderPdf } from '@cordee/platform/pdf';

/** The statement as a tagged PDF in the reader's language: the same bytes for the same statement. */
export function statementPdf(
  statement: Statement,
  locale: Locale,
  issuer: Issuer,
): Promise<Uint8Array<ArrayBuffer>> {
  return renderPdf(statementDocument(statement, locale, issuer));
}
