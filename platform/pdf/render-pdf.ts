import { startPdfProcess, type PdfProcess } from './pdf-process.ts';
import type { TypstDocument } from './typst-document.ts';

let current: PdfProcess | null = null;

/**
 * Prints a document as a tagged PDF, the same bytes for the same document. It is printed by a child process that is
 * replaced after 200 documents, a crash, or a document that takes over a minute; the one at fault is rejected.
 */
export function renderPdf(document: TypstDocument): Promise<Uint8Array<ArrayBuffer>> {
  if (current?.isSpent()) {
    current.end();
    current = null;
  }
  current ??= startPdfProcess();
  return current.print(document);
}
