// The parts of a workbook that its sheets refer to: their names, number formats and shared texts.
import {
  attribute,
  attributesOf,
  closedPart,
  decodeXml,
  ELEMENT_CHARS_MAX,
  textOf,
  XML,
} from './xml-text.ts';
import { DamagedPart, readZipPart } from './zip-directory.ts';
import type { ZipPart } from './zip-directory.ts';

type NumberKind = 'number' | 'date' | 'percentage';
export type Sheet = { readonly name: string; readonly isHidden: boolean; readonly part: ZipPart };
export type Workbook = {
  readonly path: string;
  readonly sheets: readonly Sheet[];
  readonly counts1904: boolean;
  /** What a number means, by style number of its cell. */
  readonly numberKinds: readonly NumberKind[];
  readonly texts: ZipPart | null;
};

const PERCENTAGES = new Set([9, 10]);

/** What the directory of a workbook leads to, or null when it is not a workbook that Excel could open. */
export async function readWorkbook(
  path: string,
  parts: ReadonlyMap<string, ZipPart>,
): Promise<Workbook | null> {
  const book = parts.get('xl/workbook.xml');
  if (book === undefined) return null;
  const bookXml = await partText(path, book);
  const links = parts.get('xl/_rels/workbook.xml.rels');
  const targets = relationTargets(links === undefined ? '' : await partText(path, links));
  const styles = parts.get('xl/styles.xml');
  return {
    path,
    sheets: sheetsOf(bookXml, targets, parts),
    counts1904: /date1904="(?:1|true)"/.test(bookXml),
    numberKinds: styles === undefined ? [] : numberKindsOf(await partText(path, styles)),
    texts: parts.get('xl/sharedStrings.xml') ?? null,
  };
}

/** The shared texts of a workbook, in their order; the phonetic guides of East Asian texts are left out. */
export async function readSharedTexts(path: string, part: ZipPart): Promise<string[]> {
  const texts: string[] = [];
  const decoder = new TextDecoder();
  let waiting = '';
  for await (const chunk of readZipPart(path, part)) {
    waiting += decoder.decode(chunk, { stream: true });
    const whole = closedPart(waiting, 'si');
    for (const item of whole.matchAll(XML.sharedText)) texts.push(textOf(item[1] ?? ''));
    waiting = waiting.slice(whole.length);
    if (waiting.length > ELEMENT_CHARS_MAX) throw new DamagedPart(part.name);
  }
  return texts;
}

async function partText(path: string, part: ZipPart): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of readZipPart(path, part)) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

function relationTargets(xml: string): ReadonlyMap<string, string> {
  const targets = new Map<string, string>();
  for (const relation of attributesOf(xml, 'Relationship')) {
    const target = decodeXml(attribute(relation, 'Target'));
    targets.set(attribute(relation, 'Id'), target.startsWith('/') ? target.slice(1) : `xl/${target}`);
  }
  return targets;
}

function sheetsOf(
  xml: string,
  targets: ReadonlyMap<string, string>,
  parts: ReadonlyMap<string, ZipPart>,
): Sheet[] {
  return attributesOf(xml, 'sheet').flatMap((sheet): Sheet[] => {
    const id = /\b\w+:id="([^"]*)"/.exec(sheet)?.[1] ?? '';
    const part = parts.get(targets.get(id) ?? '');
    if (part === undefined || !part.name.includes('worksheets/')) return [];
    const state = attribute(sheet, 'state');
    return [
      { name: decodeXml(attribute(sheet, 'name')), isHidden: state.toLowerCase().includes('hidden'), part },
    ];
  });
}

function numberKindsOf(xml: string): NumberKind[] {
  const formats = new Map<number, string>();
  for (const format of attributesOf(xml, 'numFmt')) {
    formats.set(Number(attribute(format, 'numFmtId')), decodeXml(attribute(format, 'formatCode')));
  }
  const cellFormats = /<(?:\w+:)?cellXfs\b[\s\S]*?<\/(?:\w+:)?cellXfs>/.exec(xml)?.[0] ?? '';
  return attributesOf(cellFormats, 'xf').map((xf) => {
    const id = Number(attribute(xf, 'numFmtId'));
    const code = formats.get(id);
    return code === undefined ? builtInKind(id) : kindOfFormat(code);
  });
}

function builtInKind(id: number): NumberKind {
  if (PERCENTAGES.has(id)) return 'percentage';
  const isDate = (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
  return isDate ? 'date' : 'number';
}

/** A format is a date when it shows a day, a month or a year; quoted words, colours and escaped letters aside. */
function kindOfFormat(code: string): NumberKind {
  const bare = code.replace(/"[^"]*"|\[[^\]]*]|\\./g, '').toLowerCase();
  if (bare.includes('%')) return 'percentage';
  if (/[dy]/.test(bare)) return 'date';
  return /^m+$/.test(bare) ? 'date' : 'number';
}
