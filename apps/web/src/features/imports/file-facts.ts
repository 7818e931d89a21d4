import { m } from '@cordee/messages';
import type { FilePreview } from '../../api/imports.ts';
import { formatBytes, formatCount } from '../../locale.ts';

/** How the file was understood, in one line. */
export function fileFacts(preview: FilePreview): string {
  const facts = [preview.format.toUpperCase(), formatBytes(preview.size)];
  if (preview.encoding) facts.push(preview.encoding);
  if (preview.delimiter)
    facts.push(m['web.import_delimiter']({ delimiter: delimiterWords(preview.delimiter) }));
  if (preview.sheet) facts.push(m['web.import_sheet']({ sheet: preview.sheet }));
  facts.push(headerWords(preview.headerLines));
  return facts.join(' · ');
}

export const delimiterWords = (delimiter: string) => (delimiter === '\t' ? m['web.import_tab']() : delimiter);

function headerWords(lines: readonly number[]): string {
  if (lines.length === 0) return m['web.import_no_header']();
  return m['web.import_header_line']({ line: lines.map(formatCount).join(' + ') });
}
