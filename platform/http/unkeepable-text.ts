/** A text that no database keeps as it is: it holds a zero character or half of a pair. Null when there is none. */
export function unkeepableText(sent: unknown): string | null {
  if (typeof sent === 'string') return isKeepable(sent) ? null : shown(sent);
  if (typeof sent !== 'object' || sent === null || sent instanceof Blob) return null;
  for (const [name, value] of Object.entries(sent)) {
    const found = isKeepable(name) ? unkeepableText(value) : shown(name);
    if (found !== null) return found;
  }
  return null;
}

function isKeepable(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0');
}

function shown(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\uFFFD').slice(0, 60);
}
