import { m } from '@cordee/messages';
import type { FilePreview } from '../../api/imports.ts';
import { formatCount } from '../../locale.ts';

/** How the file was understood, in one line. */
export function fileFacts(preview: FilePreview, size: string): string {
  const facts = [preview.format.toUpperCase(), size];
  if (preview.encoding) facts.push(preview.encoding);
  if (preview.delimiter)
    facts.push(m['web.import_delimiter']({ delimiter: delimiterWords(preview.delimiter) }));
  if (preview.headerLine !== null)
    facts.push(m['web.import_header_line']({ line: formatCount(preview.headerLine) }));
  else facts.push(m['web.import_no_header']());
  return facts.join(' · ');
}

const delimiterWords = (delimiter: string) => (delimiter === '\t' ? m['web.import_tab']() : delimiter);
