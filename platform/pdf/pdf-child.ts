// The process in which documents are compiled: native code that crashes or leaks takes down nothing else.
import { compileDocument } from './compile-document.ts';
import type { PdfAnswer, PdfOrder } from './pdf-process.ts';

process.on('message', (order: PdfOrder) => process.send?.(answerTo(order)));
process.on('disconnect', () => process.exit(0));

function answerTo({ number, document }: PdfOrder): PdfAnswer {
  try {
    return { number, pdf: compileDocument(document) };
  } catch (error) {
    return { number, fault: error instanceof Error ? error.message : String(error) };
  }
}
