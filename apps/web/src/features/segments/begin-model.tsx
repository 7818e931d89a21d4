import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { m } from '@cordee/messages';
import { useBeginModel, type FirstModel } from '../../api/segments.ts';
import { Choice } from '../../ui/choice.tsx';
import { TextField } from '../../ui/field.tsx';
import { FormShell } from '../../ui/form-shell.tsx';

const starts = () =>
  [
    { value: 'abc', label: m['segments.start_abc']() },
    { value: 'grid', label: m['segments.start_grid']() },
    { value: 'empty', label: m['segments.start_empty']() },
  ] as const;

const hints: Record<FirstModel, () => string> = {
  abc: () => m['segments.start_abc_hint'](),
  grid: () => m['segments.start_grid_hint'](),
  empty: () => m['segments.start_empty_hint'](),
};

export function BeginModel() {
  const navigate = useNavigate();
  const begin = useBeginModel();
  const [start, setStart] = useState<FirstModel>('abc');
  const [name, setName] = useState('');
  return (
    <FormShell
      action={m['segments.begin_action']()}
      isBusy={begin.isPending}
      error={begin.error}
      whyNot={name.trim() === '' ? m['segments.name_first']() : null}
      onSubmit={(event) => {
        event.preventDefault();
        begin.mutate(
          { name, start },
          { onSuccess: ({ id }) => void navigate({ to: '/segments/$modelId', params: { modelId: id } }) },
        );
      }}
    >
      <div className="self-start">
        <Choice label={m['segments.start']()} value={start} options={starts()} onChange={setStart} />
      </div>
      <p className="max-w-prose text-[14px] text-muted">{hints[start]()}</p>
      <TextField
        label={m['segments.model_name']()}
        value={name}
        maxLength={120}
        className="w-full max-w-96"
        onChange={(event) => setName(event.target.value)}
      />
    </FormShell>
  );
}
