import { useQuery } from '@tanstack/react-query';
import { useMemo, useReducer, type ReactNode } from 'react';
import { m } from '@cordee/messages';
import { planFormQuery, planLintQuery, type PlanForm } from '../../../api/plan-design.ts';
import { planQuery, planTemplatesQuery } from '../../../api/plans.ts';
import { useSession } from '../../../api/session.ts';
import { mayOperate } from '../../../shell/import-link.tsx';
import { useSearchText } from '../../../shell/viewing.ts';
import { Button } from '../../../ui/button.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { PageQuery } from '../../../ui/query-view.tsx';
import { EmptyState, NoRightState } from '../../../ui/states.tsx';
import { AddComponent } from './add-component.tsx';
import { ComponentCard } from './component-card.tsx';
import { changeDraft, componentsOf, newDraft, type Draft, type DraftAction } from './draft.ts';
import { EditProvider, type Edit } from './edit.ts';
import { Findings } from './findings.tsx';
import { FieldEditor } from './field-editor.tsx';
import { FieldEditorProvider, type FieldEditorProps } from './nested-field.tsx';
import { PlanHead } from './plan-head.tsx';
import { asText, type JsonObject } from '../../../api/plan-json.ts';
import { PublishBar } from './publish-bar.tsx';
import { SimulateBar } from './simulate-bar.tsx';
import { SellerResult, useTrial } from './seller-result.tsx';
import { keptDraft, keepDraft, forgetDraft } from './kept-draft.ts';

export type DesignerScreenProps = {
  /** What else can be done with what is being written: shown between its simulation and its publication. */
  readonly children: (draft: { readonly document: JsonObject; readonly refusals: number }) => ReactNode;
};

/** A plan as cards, and beside it what a real seller would earn. */
export function DesignerScreen({ children }: DesignerScreenProps) {
  const session = useSession();
  if (!mayOperate(session))
    return (
      <Page title={m['designer.title']()}>
        <NoRightState>{m['web.error_no_right']()}</NoRightState>
      </Page>
    );
  return <OpenedDesigner>{children}</OpenedDesigner>;
}

const drawField = (props: FieldEditorProps) => <FieldEditor {...props} />;

function OpenedDesigner({ children }: DesignerScreenProps) {
  const [plan] = useSearchText('plan');
  const [template] = useSearchText('template');
  const form = useQuery(planFormQuery);
  const published = useQuery({ ...planQuery(plan), enabled: plan !== '' });
  const templates = useQuery({ ...planTemplatesQuery, enabled: plan === '' });
  if (plan !== '' && !published.data)
    return (
      <PageQuery title={m['designer.title']()} query={published}>
        {() => null}
      </PageQuery>
    );
  if (plan === '' && !templates.data)
    return (
      <PageQuery title={m['designer.title']()} query={templates}>
        {() => null}
      </PageQuery>
    );
  const document = published.data
    ? nextVersion(published.data.document as JsonObject) // what was published is plain JSON
    : startOf(templates.data ?? [], template);
  return (
    <PageQuery title={m['designer.title']()} query={form}>
      {(known) =>
        document ? (
          <Designer
            key={`${plan} ${template}`}
            place={`${plan} ${template}`}
            start={document}
            form={known}
            isNew={plan === ''}
          >
            {children}
          </Designer>
        ) : (
          <Page title={m['designer.title']()}>
            <EmptyState title={m['designer.no_template']()} />
          </Page>
        )
      }
    </PageQuery>
  );
}

/** A published version is never edited: what is written is the next one. */
function nextVersion(document: JsonObject): JsonObject {
  const version = asText(document['version']);
  return { ...document, version: /^\d{1,6}$/.test(version) ? String(Number(version) + 1) : `${version}-2` };
}

function startOf(
  templates: readonly { readonly template: string; readonly document: unknown }[],
  wanted: string,
): JsonObject | undefined {
  const found = templates.find(({ template }) => template === wanted) ?? templates[0];
  return found?.document as JsonObject | undefined; // templates are documents of the plan format
}

type DesignerProps = DesignerScreenProps & {
  readonly place: string;
  readonly start: JsonObject;
  readonly form: PlanForm;
  readonly isNew: boolean;
};

function Designer({ place, start, form, isNew, children }: DesignerProps) {
  const { user } = useSession();
  const owner = `${user.id} ${place}`;
  const [draft, act] = useReducer(
    (kept: Draft, action: DraftAction) => {
      const changed = changeDraft(kept, action);
      keepDraft(owner, changed.document);
      return changed;
    },
    start,
    (document) => newDraft(keptDraft(owner) ?? document),
  );
  const trial = useTrial(draft.document);
  const lint = useQuery(planLintQuery(trial.settled));
  const refusals = trial.query.data?.refusals;
  const edit = useMemo(
    (): Edit => ({
      document: draft.document,
      set: (path, value) => act({ act: 'set', path, value }),
      refusals: refusals ?? [],
    }),
    [draft.document, refusals],
  );
  const components = componentsOf(draft);
  return (
    <EditProvider value={edit}>
      <FieldEditorProvider value={drawField}>
        <Page
          title={asText(draft.document['name']) || m['designer.title']()}
          lead={m['designer.lead']()}
          actions={<Steps draft={draft} act={act} />}
        >
          <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_380px]">
            <div className="flex min-w-0 flex-col gap-6">
              <PlanHead form={form} isNew={isNew} />
              <div data-path="$.components">
                <Section title={m['compensation.field_components']()}>
                  {components.map((component, index) => (
                    <ComponentCard
                      // Two cards never have one place; a code may be typed anew.
                      // oxlint-disable-next-line react/no-array-index-key
                      key={`${index} ${asText(component['type'])}`}
                      component={component}
                      index={index}
                      count={components.length}
                      form={form}
                      act={act}
                    />
                  ))}
                  {components.length === 0 && (
                    <EmptyState title={m['designer.no_components']()} icon="plans" />
                  )}
                  <AddComponent
                    form={form}
                    document={draft.document}
                    onAdd={(component) => act({ act: 'add', component })}
                  />
                </Section>
              </div>
              <SimulateBar document={draft.document} isReady={refusals?.length === 0} />
              {children({ document: draft.document, refusals: refusals?.length ?? 1 })}
              <PublishBar
                document={draft.document}
                refusals={refusals ?? []}
                blocking={lint.data?.findings.filter(({ severity }) => severity === 'block') ?? []}
                onPublished={() => forgetDraft(owner)}
              />
            </div>
            <div className="xl:sticky xl:top-20 xl:max-h-[calc(100vh-6rem)] xl:overflow-y-auto">
              <div className="flex flex-col gap-4">
                <SellerResult trial={trial} />
                <Findings query={lint} />
              </div>
            </div>
          </div>
        </Page>
      </FieldEditorProvider>
    </EditProvider>
  );
}

function Steps({ draft, act }: { draft: Draft; act: (action: DraftAction) => void }) {
  return (
    <>
      <Button
        icon="undo"
        onPress={() => act({ act: 'undo' })}
        whyNot={draft.past.length === 0 ? m['designer.nothing_to_undo']() : null}
      >
        {m['designer.undo']()}
      </Button>
      {draft.future.length > 0 && (
        <Button onPress={() => act({ act: 'redo' })}>{m['designer.redo']()}</Button>
      )}
    </>
  );
}
