// What is written, what was before and what was undone. Changes of one place in a row are one step back.
import {
  asList,
  asObject,
  asText,
  pathText,
  withValue,
  type Json,
  type JsonObject,
  type Path,
} from '../../../api/plan-json.ts';

export type Draft = {
  readonly document: JsonObject;
  readonly past: readonly JsonObject[];
  readonly future: readonly JsonObject[];
  readonly lastPlace: string | null;
};

export type DraftAction =
  | { readonly act: 'set'; readonly path: Path; readonly value: Json | undefined }
  | { readonly act: 'replace'; readonly document: JsonObject }
  | { readonly act: 'add'; readonly component: JsonObject }
  | { readonly act: 'duplicate' | 'remove'; readonly index: number }
  | { readonly act: 'move'; readonly index: number; readonly by: -1 | 1 }
  | { readonly act: 'undo' | 'redo' };

const STEPS_MAX = 200;

export function newDraft(document: JsonObject): Draft {
  return { document, past: [], future: [], lastPlace: null };
}

export function changeDraft(draft: Draft, action: DraftAction): Draft {
  switch (action.act) {
    case 'undo':
      return stepBack(draft);
    case 'redo':
      return stepForward(draft);
    case 'set': {
      const document = asObject(withValue(draft.document, action.path, action.value));
      return stepped(draft, document, pathText(action.path));
    }
    case 'replace':
      return stepped(draft, action.document, null);
    case 'add':
    case 'duplicate':
    case 'remove':
    case 'move':
      return stepped(draft, { ...draft.document, components: reordered(componentsOf(draft), action) }, null);
  }
}

export function componentsOf({ document }: Pick<Draft, 'document'>): readonly JsonObject[] {
  return asList(document['components']).map(asObject);
}

function reordered(
  components: readonly JsonObject[],
  action: Exclude<DraftAction, { readonly act: 'set' | 'replace' | 'undo' | 'redo' }>,
): readonly JsonObject[] {
  if (action.act === 'add') return [...components, withFreeCode(action.component, components)];
  const chosen = components[action.index];
  if (chosen === undefined) return components;
  switch (action.act) {
    case 'duplicate':
      return components.toSpliced(action.index + 1, 0, withFreeCode(chosen, components));
    case 'remove':
      return components.toSpliced(action.index, 1);
    case 'move': {
      const to = action.index + action.by;
      if (to < 0 || to >= components.length) return components;
      return components.toSpliced(action.index, 1).toSpliced(to, 0, chosen);
    }
  }
}

/** No two components of a plan have one code: the next one is called `commission-2`. */
function withFreeCode(component: JsonObject, others: readonly JsonObject[]): JsonObject {
  const taken = new Set(others.map(({ code }) => asText(code)));
  const stem = asText(component['code']).replace(/-\d+$/, '');
  let code = asText(component['code']);
  for (let number = 2; taken.has(code); number += 1) code = `${stem}-${number}`;
  return { ...component, code };
}

function stepped(draft: Draft, document: JsonObject, place: string | null): Draft {
  if (JSON.stringify(document) === JSON.stringify(draft.document)) return draft;
  const isSamePlace = place !== null && place === draft.lastPlace;
  const past = isSamePlace ? draft.past : [...draft.past, draft.document].slice(-STEPS_MAX);
  return { document, past, future: [], lastPlace: place };
}

function stepBack(draft: Draft): Draft {
  const document = draft.past.at(-1);
  if (!document) return draft;
  return {
    document,
    past: draft.past.slice(0, -1),
    future: [draft.document, ...draft.future],
    lastPlace: null,
  };
}

function stepForward(draft: Draft): Draft {
  const [document, ...future] = draft.future;
  if (!document) return draft;
  return { document, past: [...draft.past, draft.document], future, lastPlace: null };
}
