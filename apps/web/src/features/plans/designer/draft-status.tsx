import { Link } from '@tanstack/react-router';
import { m } from '@cordee/messages';
import type { JsonObject } from '../../../api/plan-json.ts';
import { formatInstant } from '../../../locale.ts';
import { Button } from '../../../ui/button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { problemText } from '../../../ui/problem-text.ts';
import type { DraftKeeping } from './kept-draft.ts';

export type DraftStatusProps = {
  readonly keeping: DraftKeeping;
  /** Shows another text in place of what is written; undoing brings it back. */
  readonly onReplace: (document: JsonObject) => void;
  /** The published version, or the template, that can be started from again; null where there is none. */
  readonly origin: JsonObject | null;
};

/** Whether what is written is safe, who saved it last, and what to do when two people wrote at once. */
export function DraftStatus({ keeping, onReplace, origin }: DraftStatusProps) {
  const { draft } = keeping.kept;
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 text-[14px] text-muted">
        <p aria-live="polite">{statusWords(keeping)}</p>
        {draft && origin && (
          <Button look="quiet" onPress={() => onReplace(origin)}>
            {m['designer.draft_start_again']()}
          </Button>
        )}
        <Link to="/plans" hash="drafts" className="text-accent underline underline-offset-2">
          {m['designer.drafts_all']()}
        </Link>
      </div>
      {keeping.isOvertaken && <Overtaken keeping={keeping} onReplace={onReplace} />}
      {keeping.error && (
        <Notice tone="problem">
          <div className="flex flex-col items-start gap-2">
            <p>{m['designer.draft_not_saved']({ why: problemText(keeping.error) })}</p>
            <Button onPress={keeping.retry}>{m['web.retry']()}</Button>
          </div>
        </Notice>
      )}
    </div>
  );
}

function statusWords({ kept: { draft }, isUnsaved, isOvertaken, error }: DraftKeeping): string {
  if (isOvertaken || error) return m['designer.draft_unsaved']();
  if (isUnsaved) return m['designer.draft_saving']();
  if (!draft) return m['designer.draft_none']();
  const at = formatInstant(draft.savedAt);
  return draft.isOwn
    ? m['designer.draft_saved_own']({ at })
    : m['designer.draft_saved_by']({ at, by: draft.savedBy });
}

/** Another was faster: nothing is written over, and whoever writes chooses. */
function Overtaken({ keeping, onReplace }: Pick<DraftStatusProps, 'keeping' | 'onReplace'>) {
  const { overtakenWords } = keeping;
  return (
    <Notice tone="problem">
      <div className="flex flex-col gap-2">
        <p>{overtakenWords}</p>
        <div className="flex flex-wrap gap-2">
          <Button look="primary" onPress={() => void keeping.takeTheirs().then(onReplace)}>
            {m['designer.draft_take_theirs']()}
          </Button>
          <Button onPress={keeping.keepApart}>{m['designer.draft_keep_apart']()}</Button>
        </div>
      </div>
    </Notice>
  );
}
