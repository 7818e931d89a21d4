import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NodeCompiler, type NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler';
import type { TypstDocument } from './typst-document.ts';

const workspace = join(import.meta.dirname, 'templates');

let opened: NodeCompiler | null = null;

/**
 * Compiles a document to a tagged PDF (PDF/UA-1 where it can be). The same document gives the same bytes: no clock is read, and
 * nothing is kept of the one before but the fonts, whose reading costs as much as a page. Throws with Typst's own words when
 * a template is faulty.
 */
export function compileDocument({ template, data }: TypstDocument): Uint8Array<ArrayBuffer> {
  const compiler = (opened ??= NodeCompiler.create({ workspace }));
  compiler.mapShadow(join(workspace, 'data.json'), Buffer.from(JSON.stringify(data)));
  const mainFileContent = readFileSync(join(workspace, `${template}.typ`), 'utf8');
  try {
    const compiled = compiler.compile({ mainFileContent });
    if (compiled.result === null) {
      const faults = compiled.takeDiagnostics()?.shortDiagnostics ?? [];
      throw new Error(`the template ${template} does not compile: ${JSON.stringify(faults)}`);
    }
    return printed(compiler, compiled.result);
  } finally {
    compiler.evictCache(0);
  }
}

/** PDF/UA-1 refuses a character that no carried font draws. A name must print all the same: tagged, without the label. */
function printed(compiler: NodeCompiler, document: NodeTypstDocument): Uint8Array<ArrayBuffer> {
  try {
    return new Uint8Array(compiler.pdf(document, { pdfStandard: 'ua-1' }));
  } catch {
    return new Uint8Array(compiler.pdf(document, { pdfTags: true }));
  }
}
