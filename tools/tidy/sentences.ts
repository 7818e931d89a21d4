import ts from 'typescript';
import { finding, type Check, type Finding } from '../checks/check.ts';
import { isTest, nodesOf, placeOf, readSources, type SourceFile } from '../checks/source-file.ts';
import { locales, readSentences, roomsOf, type Sentences } from './message-files.ts';

/** Every code that the program can say has its sentence in French and English, and gives what the sentence needs. */
export const sentences: Check = {
  name: 'sentences',
  run: async (root) => {
    const known = locales.map((locale) => [locale, readSentences(root, locale)] as const);
    const isCode = codePattern(roomsOf(root));
    return readSources(root)
      .filter(({ path }) => !isTest(path) && !/^(tools|bench|stories)\//.test(path))
      .flatMap((source) =>
        [...nodesOf(source.tree)].flatMap((node) =>
          known.flatMap(([locale, all]) => [
            ...unsaid(source, node, isCode, all, locale),
            ...missingArguments(source, node, all),
          ]),
        ),
      )
      .filter(
        ({ place, says }, index, all) =>
          all.findIndex((other) => other.place === place && other.says === says) === index,
      );
  },
};

/** Arguments that whoever says the sentence takes from the refusal's place. */
const toldByPlace = new Set(['document', 'sheet', 'line', 'column']);
const fileEnding = /\.(csv|tsv|xlsx|json|pdf|ts|txt|zip|html|parquet)$/;

function codePattern(rooms: readonly string[]): (text: string) => boolean {
  const pattern = new RegExp(`^(${rooms.join('|')})\\.[a-z][a-z0-9_]*$`);
  return (text) => pattern.test(text) && !fileEnding.test(text);
}

function unsaid(
  source: SourceFile,
  node: ts.Node,
  isCode: (text: string) => boolean,
  known: Sentences,
  locale: string,
): readonly Finding[] {
  const start = startOf(node);
  if (start !== null) {
    if (!isCode(`${start}x`) || [...known.keys()].some((key) => key.startsWith(start))) return [];
    return [finding(placeOf(source, node), `no sentence in ${locale} starts with ${start}`)];
  }
  if (!ts.isStringLiteralLike(node) || !isCode(node.text) || known.has(node.text)) return [];
  return [finding(placeOf(source, node), `${node.text} has no sentence in ${locale}`)];
}

/** The beginning of a code whose end is only known at run time; null where the whole code is written. */
function startOf(node: ts.Node): string | null {
  if (ts.isTemplateExpression(node)) return node.head.text;
  return ts.isStringLiteralLike(node) && node.text.endsWith('_') ? node.text : null;
}

/** `refused('room.code', { … })` written out: its object holds every argument of the sentence. */
function missingArguments(source: SourceFile, node: ts.Node, known: Sentences): readonly Finding[] {
  if (!ts.isCallExpression(node) || node.expression.getText(source.tree) !== 'refused') return [];
  const [code, args] = node.arguments;
  if (!code || !ts.isStringLiteralLike(code)) return [];
  if (args && !ts.isObjectLiteralExpression(args)) return [];
  if (args?.properties.some((property) => ts.isSpreadAssignment(property))) return [];
  const given = new Set(args?.properties.map((property) => property.name?.getText(source.tree)));
  return [...(known.get(code.text) ?? [])]
    .filter((name) => !given.has(name) && !toldByPlace.has(name))
    .map((name) => finding(placeOf(source, node), `${code.text} speaks of {${name}}, which is not given`));
}
