// Just enough XML for the parts of a workbook, which are machine-written: no entity definitions, no nested namesakes.

/** A row of all columns, or a shared text, is never longer: what goes on is damage, or a trap. */
export const ELEMENT_CHARS_MAX = 4_000_000;

export const XML = {
  row: /<(?:\w+:)?row\b([^<>]*?)(?:\/>|>([\s\S]*?)<\/(?:\w+:)?row>)/g,
  cell: /<(?:\w+:)?c\b([^<>]*?)(?:\/>|>([\s\S]*?)<\/(?:\w+:)?c>)/g,
  value: /<(?:\w+:)?v\b[^<>]*>([\s\S]*?)<\/(?:\w+:)?v>/,
  sharedText: /<(?:\w+:)?si\b[^<>]*?(?:\/>|>([\s\S]*?)<\/(?:\w+:)?si>)/g,
} as const;

const PHONETIC = /<(?:\w+:)?rPh\b[\s\S]*?<\/(?:\w+:)?rPh>/g;
const TEXT_RUN = /<(?:\w+:)?t\b[^<>]*?(?:\/>|>([\s\S]*?)<\/(?:\w+:)?t>)/g;
const ENTITY = /&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi;
const ESCAPED = /_x([0-9A-F]{4})_/g;
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/**
 * The part that ends with the last closing tag of that name. Looked for there alone, an element that opens always closes,
 * so that a text of a million opening tags costs no more than one of a million elements.
 */
export function closedPart(xml: string, name: 'row' | 'c' | 'v' | 'si' | 't'): string {
  for (let at = xml.lastIndexOf('</'); at !== -1; at = at === 0 ? -1 : xml.lastIndexOf('</', at - 1)) {
    const end = xml.indexOf('>', at);
    const tag = end === -1 || end - at > LONGEST_TAG ? '' : xml.slice(at + 2, end);
    if (tag === name || tag.endsWith(`:${name}`)) return xml.slice(0, end + 1);
  }
  return '';
}

const LONGEST_TAG = 80;

/** The text of an element made of runs, as it is read on the sheet. */
export function textOf(xml: string): string {
  let text = '';
  const visible = xml.includes('rPh') ? xml.replace(PHONETIC, '') : xml;
  for (const run of closedPart(visible, 't').matchAll(TEXT_RUN)) text += run[1] ?? '';
  return decodeXml(text);
}

/** Entities and Excel's own escapes (_x000D_) as characters. */
export function decodeXml(text: string): string {
  if (!text.includes('&') && !text.includes('_x')) return text;
  const decoded = text
    .replace(ENTITY, decodeEntity)
    .replace(ESCAPED, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  // An escape can write what no text may hold: the character zero, one half of a pair.
  return decoded.replaceAll('\0', '').toWellFormed();
}

/** The attributes of every element of that name, as text. */
export function attributesOf(xml: string, element: string): string[] {
  return [...xml.matchAll(new RegExp(`<(?:\\w+:)?${element}\\s([^>]*)>`, 'g'))].map(
    (match) => match[1] ?? '',
  );
}

/** One attribute of those, empty when absent. */
export function attribute(attributes: string, name: string): string {
  return new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1] ?? '';
}

function decodeEntity(whole: string, hex?: string, decimalCode?: string, name?: string): string {
  if (name !== undefined) return NAMED[name] ?? whole;
  const point = hex === undefined ? Number(decimalCode) : Number.parseInt(hex, 16);
  return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
}
