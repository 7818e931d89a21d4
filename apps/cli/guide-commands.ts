/** The commands of a guide's section, each as its words: what follows `npx cordee` in the section's shell blocks. */
export function guideCommands(
  markdown: string,
  section: string,
  variables: Readonly<Record<string, string>>,
): readonly string[][] {
  const lines = sectionOf(markdown, section);
  const blocks = lines.join('\n').matchAll(/^```sh\n([^]*?)^```$/gm);
  const written = [...blocks].flatMap(([, block = '']) => block.replaceAll('\\\n', ' ').split('\n'));
  return written
    .filter((line) => line.startsWith('npx cordee '))
    .map((line) => wordsOf(line, variables).slice(2));
}

/** From the heading that begins with the section's name to the next heading of the same level. */
function sectionOf(markdown: string, section: string): string[] {
  const lines = markdown.split('\n');
  const start = lines.findIndex((line) => line.toLowerCase().startsWith(`## ${section}`));
  if (start === -1) return [];
  const length = lines.slice(start + 1).findIndex((line) => line.startsWith('## '));
  return lines.slice(start + 1, length === -1 ? undefined : start + 1 + length);
}

/** Words as a shell cuts them, as far as the guides need it: quotes, and variables in plain or double-quoted text. */
function wordsOf(line: string, variables: Readonly<Record<string, string>>): string[] {
  const words = line.match(/(?:"[^"]*"|'[^']*'|[^\s"'])+/g) ?? [];
  return words.map((word) =>
    word.replaceAll(
      /"([^"]*)"|'([^']*)'|([^"']+)/g,
      (_all, double?: string, single?: string, plain?: string) =>
        single ?? expanded(double ?? plain ?? '', variables),
    ),
  );
}

function expanded(text: string, variables: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\$\{?([A-Z_]+)\}?/g, (all, name: string) => variables[name] ?? all);
}
