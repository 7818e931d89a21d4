import type { Locale } from '@cordee/kernel';
import type { Statement } from '@cordee/modules/payouts';

/** The statement as PDF; wired to the document renderer. */
export async function statementPdf(_statement: Statement, _locale: Locale): Promise<Uint8Array<ArrayBuffer>> {
  throw new Error('the PDF renderer is not wired');
}
