// What the designer opens on: a draft, the next version of a published plan, or a template.
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { planDraftQuery, planDraftsQuery, type PlanDraft } from '../../../api/plan-drafts.ts';
import { asText, type JsonObject } from '../../../api/plan-json.ts';
import { planQuery, planTemplatesQuery } from '../../../api/plans.ts';
import { useSearchText } from '../../../shell/viewing.ts';

export type DesignStart = {
  readonly document: JsonObject;
  /** The published plan whose next version is written; null for a plan that is new. */
  readonly planCode: string | null;
  /** The draft that is gone on with; null: nothing was written yet. */
  readonly draft: PlanDraft | null;
  /** What the plan starts from without the draft: its next version as published, or the template. */
  readonly origin: JsonObject | null;
};

/** The question that must be answered first, or where to start; undefined where there is nothing of that name. */
export function useDesignStart(): { readonly waits: UseQueryResult | null; readonly start?: DesignStart } {
  const [draftId] = useSearchText('draft');
  const [plan] = useSearchText('plan');
  const [template] = useSearchText('template');
  const drafts = useQuery({ ...planDraftsQuery, enabled: plan !== '' && draftId === '' });
  const last = drafts.data?.find(({ planCode, state }) => planCode === plan && state === 'open');
  const id = draftId || (last?.id ?? '');
  const kept = useQuery({ ...planDraftQuery(id), enabled: id !== '' });
  const planCode = kept.data ? kept.data.draft.planCode : plan || null;
  const published = useQuery({ ...planQuery(planCode ?? ''), enabled: planCode !== null });
  const templates = useQuery({ ...planTemplatesQuery, enabled: planCode === null && id === '' });

  if (plan !== '' && draftId === '' && !drafts.data) return { waits: drafts };
  if (id !== '' && !kept.data) return { waits: kept };
  if (planCode !== null && !published.data) return { waits: published };
  if (planCode === null && id === '' && !templates.data) return { waits: templates };
  const origin = published.data
    ? nextVersion(published.data.document as JsonObject) // what was published is plain JSON
    : startOf(templates.data ?? [], template);
  const document = kept.data?.document ?? origin;
  if (!document) return { waits: null };
  return { waits: null, start: { document, planCode, draft: kept.data?.draft ?? null, origin } };
}

/** A published version is never edited: what is written is the next one. */
function nextVersion(document: JsonObject): JsonObject {
  const version = asText(document['version']);
  return { ...document, version: /^\d{1,6}$/.test(version) ? String(Number(version) + 1) : `${version}-2` };
}

function startOf(
  templates: readonly { readonly template: string; readonly document: unknown }[],
  wanted: string,
): JsonObject | null {
  const found = templates.find(({ template }) => template === wanted) ?? templates[0];
  return (found?.document as JsonObject | undefined) ?? null; // templates are documents of the plan format
}
