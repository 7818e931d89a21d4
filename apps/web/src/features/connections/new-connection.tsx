import { useState } from 'react';
import { m } from '@cordee/messages';
import {
  useKeepConnection,
  type Connector,
  type NewConnection as Draft,
} from '../../api/outflow/connections.ts';
import { SelectField, TextAreaField, TextField } from '../../ui/field.tsx';
import { FormShell } from '../../ui/form-shell.tsx';
import { Notice } from '../../ui/notice.tsx';
import { connectorCodes, connectorName, kindCodes, kindWords, settingName } from './connector-words.ts';

const blank: Draft = { name: '', connector: 'postgres', kind: 'deals', secret: '', settings: {} };

/** What a connection needs: the form follows from the settings that its connector declares. */
export function NewConnection({ connectors }: { readonly connectors: readonly Connector[] }) {
  const [draft, setDraft] = useState(blank);
  const keep = useKeepConnection();
  const declared = connectors.find(({ code }) => code === draft.connector);
  const set = (setting: string, value: string) =>
    setDraft({ ...draft, settings: { ...draft.settings, [setting]: value } });
  return (
    <FormShell
      action={m['connectors.keep']()}
      isBusy={keep.isPending}
      error={keep.error}
      onSubmit={(event) => {
        event.preventDefault();
        keep.mutate(draft, { onSuccess: () => setDraft(blank) });
      }}
    >
      <SelectField
        label={m['connectors.connector']()}
        options={connectorCodes.map((value) => ({ value, label: connectorName(value) }))}
        value={draft.connector}
        onChange={({ target }) => {
          const connector = connectorCodes.find((each) => each === target.value) ?? draft.connector;
          const given = connectors.find(({ code }) => code === connector)?.kinds ?? kindCodes;
          const kind = kindCodes.find((each) => each === draft.kind && given.includes(each));
          const first = kindCodes.find((each) => given.includes(each));
          setDraft({ ...draft, connector, kind: kind ?? first ?? draft.kind });
        }}
      />
      {declared?.isUntried && (
        <Notice tone="watch">
          <p className="font-medium">{m['connectors.untried']()}</p>
          <p>{m['connectors.untried_lead']()}</p>
        </Notice>
      )}
      <TextField
        label={m['connectors.name']()}
        hint={m['connectors.name_hint']()}
        required
        value={draft.name}
        onChange={({ target }) => setDraft({ ...draft, name: target.value })}
      />
      <SelectField
        label={m['connectors.kind']()}
        options={kindCodes
          .filter((value) => declared?.kinds?.includes(value) ?? true)
          .map((value) => ({ value, label: kindWords(value) }))}
        value={draft.kind}
        onChange={({ target }) => {
          const kind = kindCodes.find((each) => each === target.value) ?? draft.kind;
          setDraft({ ...draft, kind });
        }}
      />
      {declared?.settings.map((setting) => {
        const field = {
          label: settingName(setting.code),
          required: setting.isRequired,
          value: draft.settings[setting.code] ?? '',
        };
        return setting.code === 'query' ? (
          <TextAreaField key="query" {...field} onChange={({ target }) => set('query', target.value)} />
        ) : (
          <TextField
            key={setting.code}
            {...field}
            onChange={({ target }) => set(setting.code, target.value)}
          />
        );
      })}
      <TextField
        label={m['connectors.secret']()}
        hint={m['connectors.secret_hint']()}
        type="password"
        autoComplete="off"
        value={draft.secret}
        onChange={({ target }) => setDraft({ ...draft, secret: target.value })}
      />
    </FormShell>
  );
}
