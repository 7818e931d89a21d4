import { useQuery } from '@tanstack/react-query';
import { useMemo, useReducer, type ReactNode } from 'react';
import { m } from '@cordee/messages';
import { planFormQuery, planLintQuery, type PlanForm } from '../../../api/plan-design.ts';
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
import { DraftStatus } from './draft-status.tsx';
import { useKeptDraft } from './kept-draft.ts';
import { useDesignStart, type DesignStart } from './design-start.ts';

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
  const { waits, start } = useDesignStart();
  const title = m['designer.title']();
  if (waits)
    return (
      <PageQuery title={title} query={waits}>
        {() => null}
      </PageQuery>
    );
  if (!start || start.draft?.state === 'published')
    return (
      <Page title={title}>
        <EmptyState title={start ? m['designer.draft_published']() : m['designer.no_template']()} />
      </Page>
    );
  return (
    <PageQuery title={title} query={form}>
      {(known) => (
        <Designer key={`${plan} ${template}`} start={start} form={known}>
          {children}
        </Designer>
      )}
    </PageQuery>
  );
}

type DesignerProps = DesignerScreenProps & {
  readonly start: DesignStart;
  readonly form: PlanForm;
};

function Designer({ start, form, children }: DesignerProps) {
  const [draft, act] = useReducer(changeDraft, start.document, newDraft);
  const keeping = useKeptDraft(draft.document, start);
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
              <DraftStatus
                keeping={keeping}
                origin={start.planCode === null ? null : start.origin}
                onReplace={(document) => act({ act: 'replace', document })}
              />
              <PlanHead form={form} isNew={start.planCode === null} />
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
                keeping={keeping}
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
