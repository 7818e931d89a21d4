// What is written is saved on the server while one writes: a pause after the last key, and at the latest on leaving.
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import {
  isOvertaken,
  newDraftId,
  planDraftQuery,
  sendDraft,
  useSaveDraft,
  type DraftSaving,
  type PlanDraft,
} from '../../../api/plan-drafts.ts';
import type { JsonObject } from '../../../api/plan-json.ts';
import { useSearchText } from '../../../shell/viewing.ts';
import { problemText } from '../../../ui/problem-text.ts';
import { useSettled } from '../../../ui/settled.ts';
import type { DesignStart } from './design-start.ts';

/** Short enough that a closed lid loses a word at most, long enough not to save at each key. */
const PAUSE_MS = 800;

type Kept = {
  readonly id: string;
  /** The last saving; null before the first. */
  readonly draft: PlanDraft | null;
  /** What that saving holds, or what was opened. */
  readonly document: JsonObject;
};

export type DraftKeeping = ReturnType<typeof useKeptDraft>;

export function useKeptDraft(document: JsonObject, start: DesignStart) {
  const { planCode } = start;
  const queryClient = useQueryClient();
  const [, setAddress] = useSearchText('draft');
  const [kept, setKept] = useState<Kept>(() => ({
    id: start.draft?.id ?? newDraftId(),
    draft: start.draft,
    document: start.document,
  }));
  const save = useSaveDraft();
  const follows = kept.draft?.saving ?? '0';
  const isUnsaved = document !== kept.document;
  const overtaken = isOvertaken(save.error);
  const leaving = useSaveOnLeaving(
    isUnsaved && !overtaken ? { id: kept.id, follows, planCode, document } : null,
  );

  const saveAs = (id: string, after: string) => {
    const sending = save.mutateAsync({ id, follows: after, planCode, document });
    leaving.await(sending);
    return sending.then(
      (draft) => {
        setKept({ id, draft, document });
        setAddress(id);
      },
      () => undefined, // told in place, from the state of the mutation
    );
  };
  const isRefused = save.isError && (overtaken || save.variables.document === document);
  const isDue = useSettled(document, PAUSE_MS) === document && isUnsaved && !save.isPending && !isRefused;
  useEffect(() => {
    if (isDue) void saveAs(kept.id, follows);
    // Saved when what is written rests, or when the saving before it has ended; nothing else starts it.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [isDue, document]);

  return {
    kept,
    isUnsaved,
    isOvertaken: overtaken,
    /** Who was faster, and what can be done. */
    overtakenWords: overtaken ? problemText(save.error) : '',
    error: overtaken ? null : save.error,
    retry: () => void saveAs(kept.id, follows),
    /** What the other wrote, to be shown instead; the next saving follows theirs. */
    takeTheirs: async (): Promise<JsonObject> => {
      const theirs = await queryClient.fetchQuery({ ...planDraftQuery(kept.id), staleTime: 0 });
      setKept({ id: kept.id, ...theirs });
      save.reset();
      return theirs.document;
    },
    /** One's own text as a draft of its own. */
    keepApart: () => void saveAs(newDraftId(), '0'),
    /** After it was published: nothing is left to save. */
    finish: leaving.forget,
  };
}

/** Leaving the screen saves what the pause had not; leaving the page asks first. */
function useSaveOnLeaving(unsaved: DraftSaving | null) {
  const left = useRef<{ unsaved: DraftSaving | null; sending: Promise<PlanDraft> | null }>({
    unsaved,
    sending: null,
  });
  useEffect(() => {
    left.current.unsaved = unsaved;
  });
  useEffect(() => {
    const { current } = left;
    const ask = (event: BeforeUnloadEvent) => {
      if (current.unsaved) event.preventDefault();
    };
    window.addEventListener('beforeunload', ask);
    return () => {
      window.removeEventListener('beforeunload', ask);
      void sendLast(current.unsaved, current.sending);
    };
  }, []);
  return {
    await: (sending: Promise<PlanDraft>) => {
      left.current.sending = sending;
    },
    forget: () => {
      left.current.unsaved = null;
    },
  };
}

/** After the saving under way, which it follows. A refusal has nobody left to be told to: the list shows what stands. */
async function sendLast(unsaved: DraftSaving | null, sending: Promise<PlanDraft> | null): Promise<void> {
  if (!unsaved) return;
  const before = await sending?.catch(() => null);
  const follows = before?.id === unsaved.id ? before.saving : unsaved.follows;
  await sendDraft({ ...unsaved, follows }).catch(() => undefined);
}
