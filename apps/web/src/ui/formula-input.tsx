// A formula while it is written: completion, faults underlined where they are, everything on the keyboard. What may be
// written and what is wrong is asked of the server, which alone knows the language of formulas.
import { autocompletion, completionKeymap, type CompletionSource } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { linter, type LintSource } from '@codemirror/lint';
import { EditorState } from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';
import { useEffect, useRef } from 'react';
import { Field } from './field.tsx';
import { formulaTheme } from './formula-theme.ts';
import { SELECT_TEXT, type TextRange } from './text-range.ts';

export type FormulaLook = {
  readonly from: number;
  readonly to: number;
  readonly options: readonly {
    readonly kind: 'field' | 'function';
    readonly label: string;
    readonly insert: string;
    readonly detail: string;
    readonly help: string;
  }[];
  readonly faults: readonly { readonly from: number; readonly to: number; readonly sentence: string }[];
};

export type FormulaInputProps = {
  readonly label: string;
  readonly value: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly look: (text: string, cursor: number) => Promise<FormulaLook>;
  readonly onChange: (text: string) => void;
};

export default function FormulaInput({ label, value, hint, error, look, onChange }: FormulaInputProps) {
  const box = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  // The editor lives as long as its box: it asks whoever is told last.
  const latest = useRef({ look, onChange });
  latest.current = { look, onChange };
  useEffect(() => {
    const parent = box.current;
    if (!parent) return;
    const editor = new EditorView({ parent, state: stateOf(label, value, latest) });
    view.current = editor;
    const select = (event: Event) => selectText(editor, event);
    parent.addEventListener(SELECT_TEXT, select);
    return () => {
      parent.removeEventListener(SELECT_TEXT, select);
      editor.destroy();
    };
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- what is typed must not build the editor again
  }, [label]);
  useEffect(() => {
    const editor = view.current;
    const written = editor?.state.doc.toString();
    if (editor && written !== value)
      editor.dispatch({ changes: { from: 0, to: written?.length ?? 0, insert: value } });
  }, [value]);
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => (
        <div
          ref={box}
          id={control.id}
          className="min-h-18 w-full rounded-md border border-edge bg-raised text-[14px] focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-accent"
        />
      )}
    </Field>
  );
}

function selectText(editor: EditorView, event: Event): void {
  const { from, to } = (event as CustomEvent<TextRange>).detail; // the only event of that name
  const end = editor.state.doc.length;
  const selection = { anchor: Math.min(from, end), head: Math.min(Math.max(to, from), end) };
  editor.dispatch({ selection, scrollIntoView: true });
}

type Latest = { readonly current: Pick<FormulaInputProps, 'look' | 'onChange'> };

function stateOf(label: string, value: string, latest: Latest): EditorState {
  const complete: CompletionSource = async (context) => {
    const { state, pos, explicit } = context;
    if (!explicit && context.matchBefore(/[\p{L}_[][\p{L}\p{N}_.]*$/u) === null) return null;
    const { from, options } = await latest.current.look(state.doc.toString(), pos);
    return {
      from,
      filter: false,
      options: options.map(({ kind, label: name, insert, detail, help }) => ({
        label: name,
        apply: insert,
        detail,
        type: kind === 'field' ? 'variable' : 'function',
        ...(help === '' ? {} : { info: help }),
      })),
    };
  };
  const faults: LintSource = async ({ state }) => {
    const text = state.doc.toString();
    if (text.trim() === '') return [];
    const found = await latest.current.look(text, text.length);
    return found.faults.map(({ from, to, sentence }) => ({
      from: Math.min(from, text.length),
      to: Math.min(Math.max(to, from + 1), text.length),
      severity: 'error' as const,
      message: sentence,
    }));
  };
  return EditorState.create({
    doc: value,
    extensions: [
      history(),
      keymap.of([...completionKeymap, ...historyKeymap, ...defaultKeymap]),
      autocompletion({ override: [complete], icons: false, activateOnTypingDelay: 80 }),
      linter(faults, { delay: 250 }),
      EditorView.lineWrapping,
      EditorView.contentAttributes.of({ 'aria-label': label, spellcheck: 'false' }),
      EditorView.updateListener.of(({ docChanged, state }) => {
        if (docChanged) latest.current.onChange(state.doc.toString());
      }),
      formulaTheme,
    ],
  });
}
