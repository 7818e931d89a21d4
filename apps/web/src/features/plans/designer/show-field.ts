import { SELECT_TEXT, type TextRange } from '../../../ui/text-range.ts';

/**
 * Goes to the smallest part of the screen that holds the place, and into its first field; in a formula, to the very
 * words that are wrong.
 */
export function showField(path: string, at: TextRange | null = null): void {
  const parts = [...document.querySelectorAll<HTMLElement>('[data-path]')];
  const holding = parts
    .filter(({ dataset }) => isWithin(path, dataset['path'] ?? ''))
    .toSorted((a, b) => (b.dataset['path'] ?? '').length - (a.dataset['path'] ?? '').length);
  const [part] = holding;
  const folded = part?.closest('details:not([open])');
  folded?.setAttribute('open', '');
  // A formula is written in a box that is no form field.
  const field = part?.querySelector<HTMLElement>('input, select, textarea, [contenteditable="true"]');
  (field ?? part)?.scrollIntoView({ block: 'center' });
  field?.focus({ preventScroll: true });
  if (at) field?.dispatchEvent(new CustomEvent<TextRange>(SELECT_TEXT, { detail: at, bubbles: true }));
}

const isWithin = (path: string, part: string) =>
  path === part || path.startsWith(`${part}.`) || path.startsWith(`${part}[`);
