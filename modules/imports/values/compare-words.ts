// Headers and choices are compared as people read them: without accents, case, punctuation or the humps of camelCase.

/** The words of a text: "SalesPersonID" and "Sales person id" give the same ones; "n°" is a word, "%" too. */
export function wordsOf(text: string): string[] {
  return text
    .replace(/([a-zà-ÿ])([A-Z])/g, '$1 $2')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/n[°º]/g, ' no ')
    .replace(/%/g, ' percent ')
    .replace(/[^\p{L}\p{N}+]+/gu, ' ')
    .trim()
    .split(' ')
    .filter((word) => word !== '');
}

/** Lower-case words of the plain alphabet, as codes and most cells are: nothing of them changes but the spaces. */
const PLAIN = /^[a-z0-9]+(?: [a-z0-9]+)*$/;

/** The same text for texts that people would call the same. */
export function comparable(text: string): string {
  if (PLAIN.test(text)) return text.replaceAll(' ', '');
  return wordsOf(text).join('');
}

/** From 0 to 1, how well a header names what the synonym names. Under 0.6 they have little to do with each other. */
export function resemblance(header: string, synonym: string): number {
  if (comparable(header) === comparable(synonym)) return comparable(header) === '' ? 0 : 1;
  const headerWords = tellingWords(header);
  const synonymWords = tellingWords(synonym);
  if (headerWords.length === 0 || synonymWords.length === 0) return 0;
  if (headerWords.join('') === synonymWords.join('')) return 0.95;
  const shared = synonymWords.filter((word) => headerWords.includes(word)).length;
  const coverage = shared / Math.max(headerWords.length, synonymWords.length);
  if (shared === headerWords.length && shared === synonymWords.length) return 0.95;
  if (shared === synonymWords.length) return 0.6 + 0.3 * coverage;
  return isMisspelt(headerWords.join(''), synonymWords.join('')) ? 0.75 : 0;
}

/** Words that join others and tell nothing: "Date clôture" is "Date de clôture". */
const JOINING = new Set(['de', 'du', 'des', 'd', 'la', 'le', 'les', 'l', 'of', 'the']);

function tellingWords(text: string): string[] {
  return wordsOf(text).filter((word) => !JOINING.has(word));
}

/** One letter missing, added, changed or two swapped, in words long enough for it to be an accident. */
export function isMisspelt(a: string, b: string): boolean {
  if (Math.min(a.length, b.length) < 6 || Math.abs(a.length - b.length) > 1) return false;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  const rest = (text: string, from: number) => text.slice(from);
  return (
    rest(a, at + 1) === rest(b, at + 1) ||
    rest(a, at + 1) === rest(b, at) ||
    rest(a, at) === rest(b, at + 1) ||
    (a[at] === b[at + 1] && a[at + 1] === b[at] && rest(a, at + 2) === rest(b, at + 2))
  );
}
