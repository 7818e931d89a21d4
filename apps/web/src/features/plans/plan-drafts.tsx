import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { m } from '@cordee/messages';
import { planDraftsQuery, useSetDraftState, type PlanDraft } from '../../api/plan-drafts.ts';
import { usePlanName } from '../../api/plans.ts';
import { formatInstant } from '../../locale.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Section } from '../../ui/page.tsx';
import { problemText } from '../../ui/problem-text.ts';
import { QueryView } from '../../ui/query-view.tsx';
import { TableShell, type TableColumn } from '../../ui/table-shell.tsx';

/** What is written and not published, by whoever writes plans; what was discarded can be taken up again. */
export function PlanDrafts() {
  const query = useQuery(planDraftsQuery);
  if (query.data?.length === 0) return null;
  return (
    <div id="drafts" className="scroll-mt-20">
      <Section title={m['designer.drafts']()}>
        <QueryView query={query}>{(drafts) => <DraftLists drafts={drafts} />}</QueryView>
      </Section>
    </div>
  );
}

function DraftLists({ drafts }: { readonly drafts: readonly PlanDraft[] }) {
  const change = useSetDraftState();
  const planName = usePlanName();
  const set = (draft: PlanDraft, state: 'open' | 'discarded') =>
    change.mutate({ id: draft.id, follows: draft.saving, state });
  const open = drafts.filter(({ state }) => state === 'open');
  const discarded = drafts.filter(({ state }) => state === 'discarded');
  const last = change.data?.state === 'discarded' ? change.data : null;
  return (
    <>
      {change.error && <Notice tone="problem">{problemText(change.error)}</Notice>}
      {last && (
        <Notice tone="good">
          <div className="flex flex-wrap items-center gap-3">
            <p>{m['designer.draft_discarded']({ plan: last.name })}</p>
            <Button icon="undo" isBusy={change.isPending} onPress={() => set(last, 'open')}>
              {m['designer.draft_undo_discard']()}
            </Button>
          </div>
        </Notice>
      )}
      {open.length === 0 ? (
        <p className="text-muted">{m['designer.drafts_none']()}</p>
      ) : (
        <TableShell
          label={m['designer.drafts']()}
          rows={open}
          columns={[...columns(planName), actionColumn('discard', (draft) => set(draft, 'discarded'))]}
          rowKey={({ id }) => id}
        />
      )}
      {discarded.length > 0 && (
        <details>
          <summary className="min-h-6 text-[14px] text-accent underline underline-offset-2">
            {m['designer.drafts_discarded']({ count: String(discarded.length) })}
          </summary>
          <div className="pt-3">
            <TableShell
              label={m['designer.drafts_discarded']({ count: String(discarded.length) })}
              rows={discarded}
              columns={[...columns(planName), actionColumn('take_up', (draft) => set(draft, 'open'))]}
              rowKey={({ id }) => id}
            />
          </div>
        </details>
      )}
    </>
  );
}

const columns = (planName: (code: string) => string): TableColumn<PlanDraft>[] => [
  {
    id: 'name',
    header: m['web.plan'](),
    value: ({ name }) => name,
    cell: ({ id, name }) => (
      <Link to="/plan-designer" search={{ draft: id }} className="text-accent underline underline-offset-2">
        {name}
      </Link>
    ),
  },
  {
    id: 'of',
    header: m['designer.draft_of'](),
    value: ({ planCode }) =>
      planCode === null
        ? m['designer.draft_of_new']()
        : m['designer.draft_of_next']({ plan: planName(planCode) }),
  },
  { id: 'by', header: m['designer.draft_by'](), value: ({ savedBy }) => savedBy },
  {
    id: 'at',
    header: m['designer.draft_at'](),
    value: ({ savedAt }) => savedAt,
    cell: ({ savedAt }) => formatInstant(savedAt),
  },
];

const actions = {
  discard: {
    words: () => m['designer.draft_discard'](),
    wordsOf: (plan: string) => m['designer.draft_discard_of']({ plan }),
  },
  take_up: {
    words: () => m['designer.draft_take_up'](),
    wordsOf: (plan: string) => m['designer.draft_take_up_of']({ plan }),
  },
};

function actionColumn(
  action: keyof typeof actions,
  onPress: (draft: PlanDraft) => void,
): TableColumn<PlanDraft> {
  const { words, wordsOf } = actions[action];
  return {
    id: 'action',
    header: m['designer.draft_action'](),
    isSortable: false,
    value: () => null,
    cell: (draft) => (
      <Button look="quiet" aria-label={wordsOf(draft.name)} onPress={() => onPress(draft)}>
        {words()}
      </Button>
    ),
  };
}
