/** A part of a text, from a character up to, and without, another. */
export type TextRange = { readonly from: number; readonly to: number };

/** What an editor of text listens to: it selects the range that the event brings. */
export const SELECT_TEXT = 'cordee:select-text';
