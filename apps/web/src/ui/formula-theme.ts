import { EditorView } from '@codemirror/view';

/** The editor in the colours of the page, light and dark alike. */
export const formulaTheme = EditorView.theme({
  '&': { color: 'var(--color-ink)', borderRadius: 'var(--radius-md)' },
  '&.cm-focused': { outline: 'none' },
  '.cm-content': {
    padding: '8px 10px',
    caretColor: 'var(--color-ink)',
    fontFamily: 'inherit',
    minHeight: '56px',
  },
  '.cm-scroller': { fontFamily: 'inherit', lineHeight: '1.5' },
  '.cm-line': { padding: 0 },
  '.cm-cursor': { borderLeftColor: 'var(--color-ink)' },
  '.cm-tooltip': {
    background: 'var(--color-raised)',
    color: 'var(--color-ink)',
    border: '1px solid var(--color-line)',
    borderRadius: 'var(--radius-md)',
    boxShadow: 'var(--shadow-float)',
    fontFamily: 'inherit',
    overflow: 'hidden',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: 'inherit', maxHeight: '260px' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '4px 10px' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': {
    background: 'var(--color-accent-soft)',
    color: 'var(--color-ink)',
  },
  '.cm-completionDetail': { color: 'var(--color-muted)', fontStyle: 'normal', marginLeft: '12px' },
  '.cm-completionInfo': { padding: '8px 10px', maxWidth: '260px' },
  '.cm-diagnostic': { padding: '6px 10px', borderLeftColor: 'var(--color-problem)' },
  '.cm-lintRange-error': {
    backgroundImage: 'none',
    textDecoration: 'underline wavy var(--color-problem)',
    textUnderlineOffset: '3px',
  },
});
