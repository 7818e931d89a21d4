/** The calendars in a multistatus answer (RFC 4918), whatever its prefixes; null for what is no such answer. */
export function calendarTexts(xml: string): readonly string[] | null {
  if (!/<(?:[\w-]+:)?multistatus[\s>]/.test(xml)) return null;
  const found = xml.matchAll(
    /<(?:[\w-]+:)?calendar-data(?:\s[^>]*)?>([\s\S]*?)<\/(?:[\w-]+:)?calendar-data>/g,
  );
  return [...found].map(([, inside = '']) => plainText(inside));
}

function plainText(xml: string): string {
  const cdata = /^\s*<!\[CDATA\[([\s\S]*?)\]\]>\s*$/.exec(xml);
  if (cdata) return cdata[1] ?? '';
  return xml
    .replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll(/&#x([0-9a-f]+);/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}
