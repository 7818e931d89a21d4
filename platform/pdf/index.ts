export { renderPdf } from './render-pdf.ts';
export type { DocumentData, TypstDocument } from './typst-document.ts';
