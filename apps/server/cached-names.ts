import type { AccessStore } from '@cordee/modules/access';

/** Names of users for trails and lists; a name is read once and kept for the life of the process. */
export function cachedNames(access: AccessStore): (id: string) => Promise<string> {
  const names = new Map<string, string>();
  return async (id) => {
    const name = names.get(id) ?? (await access.userName(id));
    if (name !== undefined) names.set(id, name);
    return name ?? '—';
  };
}
