// Just enough XML for the parts of a workbook, which are machine-written: no entity definitions, no nested namesakes.

export const XML = {
  row: /<(?:\w+:)?row\b([^>]*?)(?:\/>|>([\s\S]*?)<\/(?:\w+:)?row>)/g,
  cell: /<(?:\w+:)?c\b([^>]*?)(?:\/>|>([\s\S]*?)<\/(?:\w+:)?c>)/g,
  value: /<(?:\w+:)?v\b[^>]*>([\s\S]*?)<\/(?:\w+:)?v>/,
  sharedText: /<(?:\w+:)?si\b[^>]*?(?:\/>|>([\s\S]*?)<\/(?:\w+:)?si>)/g,
} as const;

const PHONETIC = /<(?:\w+:)?rPh\b[\s\S]*?<\/(?:\w+:)?rPh>/g;
const TEXT_RUN = /<(?:\w+:)?t\b[^>]*?(?:\/>|>([\s\S]*?)<\/(?:\w+:)?t>)/g;
const ENTITY = /&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi;
const ESCAPED = /_x([0-9A-F]{4})_/g;
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The text of an element made of runs, as it is read on the sheet. */
export function textOf(xml: string): string {
  let text = '';
  const visible = xml.includes('rPh') ? xml.replace(PHONETIC, '') : xml;
  for (const run of visible.matchAll(TEXT_RUN)) text += run[1] ?? '';
  return decodeXml(text);
}

/** Entities and Excel's own escapes (_x000D_) as characters. */
export function decodeXml(text: string): string {
  const decoded = text.includes('&') ? text.replace(ENTITY, decodeEntity) : text;
  if (!decoded.includes('_x')) return decoded;
  return decoded.replace(ESCAPED, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
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
