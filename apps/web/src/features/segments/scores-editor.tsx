import { lazy, Suspense } from 'react';
import { m } from '@cordee/messages';
import { lookAtRule } from '../../api/segments.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import type { ModelEditorProps } from './segments-editor.tsx';

const FormulaInput = lazy(() => import('../../ui/formula-input.tsx'));

/** Numbers of one's own that rules may then name. */
export function ScoresEditor({ document, faults, mayChange, onChange }: ModelEditorProps) {
  const { scores } = document;
  const set = (next: typeof scores) => onChange({ scores: [...next] });
  return (
    <div className="flex flex-col gap-4">
      <p className="max-w-prose text-[14px] text-muted">{m['segments.scores_lead']()}</p>
      {scores.map((score, index) => (
        <div key={index} className="flex flex-col gap-3 border-t border-line pt-3">
          <div className="flex flex-wrap items-end gap-3">
            <TextField
              label={m['segments.score_code']()}
              hint={m['segments.score_code_hint']()}
              value={score.code}
              maxLength={40}
              onChange={({ target }) =>
                set(
                  scores.with(index, {
                    ...score,
                    code: codeOf(target.value),
                    name: target.value || score.code,
                  }),
                )
              }
            />
            {mayChange && (
              <IconButton
                icon="close"
                label={m['segments.remove']({ name: score.code })}
                onPress={() => set(scores.toSpliced(index, 1))}
              />
            )}
          </div>
          <Suspense fallback={<div className="h-18 rounded-md border border-line" />}>
            <FormulaInput
              label={m['segments.score_of']({ name: score.code })}
              error={faults.find(({ at }) => at === `scores.${index}`)?.sentence}
              value={score.formula}
              look={(text, cursor) => lookAtRule({ document, purpose: 'score', place: index, text, cursor })}
              onChange={(formula) => set(scores.with(index, { ...score, formula }))}
            />
          </Suspense>
        </div>
      ))}
      {mayChange && (
        <div>
          <Button
            onPress={() => {
              const code = `score_${scores.length + 1}`;
              set([...scores, { code, name: code, formula: '0' }]);
            }}
          >
            {m['segments.add_score']()}
          </Button>
        </div>
      )}
    </div>
  );
}

/** What a formula can name: small letters, digits and underscores, a letter first. */
const codeOf = (text: string) =>
  text
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9_]/g, '')
    .replace(/^[^a-z]+/, '') || 'score';
