import type { RulesPage, SaidBlock } from './rules-page.ts';

/** The règlement as Markdown: one heading an article, tables as tables. */
export function rulesMarkdown({ title, clauses }: RulesPage): string {
  const articles = clauses.map(
    ({ number, title: name, blocks }) =>
      `## ${number}. ${plain(name)}\n\n${blocks.map(blockText).join('\n\n')}`,
  );
  return `# ${plain(title)}\n\n${articles.join('\n\n')}\n`;
}

/** The body of an article as plain text, as it is compared with that of another version. */
export function rulesText(blocks: readonly SaidBlock[]): string {
  return blocks.map(blockText).join('\n');
}

function blockText(block: SaidBlock): string {
  switch (block.kind) {
    case 'text':
      return plain(block.text);
    case 'heading':
      return `### ${plain(block.text)}`;
    case 'facts':
      return block.facts.map(({ label, value }) => `- ${pair(label, value)}`).join('\n');
    case 'table':
      return [block.columns, block.columns.map(() => '---'), ...block.rows].map(row).join('\n');
    case 'example':
      return [
        `### ${plain(block.title)}`,
        block.figures.map(({ label, value }) => `- ${pair(label, value)}`).join('\n'),
        block.lines
          .map(({ component, sentence, steps }) =>
            [`- ${pair(component, sentence)}`, ...steps.map((each) => `  - ${plain(each)}`)].join('\n'),
          )
          .join('\n'),
        `**${pair(block.total.label, block.total.value)}**`,
      ].join('\n\n');
  }
}

function pair(name: string, value: string): string {
  return `${plain(name)} : ${plain(value)}`;
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => plain(cell).replaceAll('|', String.raw`\|`)).join(' | ')} |`;
}

/** A name that somebody typed is never markup: what could open some is escaped, a line break is a space. */
function plain(text: string): string {
  return text.replaceAll(/\s*\n\s*/g, ' ').replaceAll(/[\\`*_<>[\]#]/g, String.raw`\$&`);
}
