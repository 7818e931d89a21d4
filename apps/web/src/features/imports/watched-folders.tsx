import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { m } from '@cordee/messages';
import { foldersQuery, useWatchFolder, type FolderSource } from '../../api/outflow/folders.ts';
import { useSession } from '../../api/session.ts';
import { mayOperate } from '../../shell/import-link.tsx';
import { SelectField } from '../../ui/field.tsx';
import { FormShell } from '../../ui/form-shell.tsx';
import { Section, Sheet } from '../../ui/page.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { kindName } from './kind-names.ts';
import { WatchedFolderCard } from './watched-folder-card.tsx';

/** Folders whose files come in by themselves, and a way to watch one more. */
export function WatchedFolders() {
  const query = useQuery(foldersQuery);
  const mayChange = mayOperate(useSession());
  useListThatFollows(query.data?.folders.flatMap(({ takes }) => takes[0]?.at ?? []).join());
  return (
    <Section title={m['imports.folders']()}>
      <p className="max-w-prose text-muted">{m['imports.folders_lead']()}</p>
      <QueryView query={query}>
        {({ isOffered, folders, sources }) => (
          <>
            {folders.length > 0 && (
              <ul className="flex flex-col gap-3">
                {folders.map((folder) => (
                  <li key={folder.id}>
                    <WatchedFolderCard folder={folder} mayChange={mayChange} />
                  </li>
                ))}
              </ul>
            )}
            {mayChange && sources.length + folders.length === 0 && isOffered && (
              <p className="max-w-prose">{m['imports.folders_no_source']()}</p>
            )}
            {mayChange && !isOffered && <p className="max-w-prose">{m['imports.folders_off']()}</p>}
            {mayChange && isOffered && sources.length > 0 && <WatchAnother sources={sources} />}
          </>
        )}
      </QueryView>
    </Section>
  );
}

/** A file that came in by itself is in the list of imports at once. */
function useListThatFollows(lastTakes: string | undefined) {
  const client = useQueryClient();
  useEffect(() => {
    if (lastTakes) void client.invalidateQueries({ queryKey: ['imports'], exact: true });
  }, [client, lastTakes]);
}

function WatchAnother({ sources }: { readonly sources: readonly FolderSource[] }) {
  const [chosen, setChosen] = useState(0);
  const watch = useWatchFolder();
  return (
    <Sheet>
      <FormShell
        action={m['imports.folder_watch']()}
        isBusy={watch.isPending}
        error={watch.error}
        onSubmit={(event) => {
          event.preventDefault();
          const source = sources[chosen] ?? sources[0];
          if (source) watch.mutate(source, { onSuccess: () => setChosen(0) });
        }}
      >
        <SelectField
          label={m['imports.folder_source']()}
          hint={m['imports.folder_source_hint']()}
          options={sources.map(({ source, kind }, index) => ({
            value: String(index),
            label: `${source} · ${kindName(kind)}`,
          }))}
          value={String(chosen)}
          onChange={({ target }) => setChosen(Number(target.value))}
        />
      </FormShell>
    </Sheet>
  );
}
