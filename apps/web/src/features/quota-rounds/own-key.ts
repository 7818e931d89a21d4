// The private half of a person's key, kept by this browser alone: in its own database, where no program can read it out.
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { sendKey } from '../../api/quotas/quota-rounds.ts';
import { makeKeyPair, type OwnKey } from './seal-figure.ts';

export type KeptKey = OwnKey & { readonly publicKey: string };

/** Web Crypto is there over https and on the machine itself alone. */
export const canSeal = (): boolean => globalThis.isSecureContext && 'indexedDB' in globalThis;

/** Null where this browser was not prepared for the person. */
export const ownKeyQuery = (userId: string) =>
  queryOptions({
    queryKey: ['own-key', userId],
    queryFn: async () => (canSeal() ? await inStore('readonly', (store) => store.get(userId)) : null),
    staleTime: Infinity,
  });

/** Makes a key for this browser and tells the server its public half. */
export function usePrepareBrowser(userId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async () => {
      const pair = await makeKeyPair();
      const { id } = await sendKey(pair.publicKey);
      await inStore('readwrite', (store) => store.put({ ...pair, id }, userId));
    },
    onSettled: () =>
      Promise.all(
        ['own-key', 'quota-rounds'].map((key) => queryClient.invalidateQueries({ queryKey: [key] })),
      ),
    meta: { shownInPlace: true },
  });
}

const storeName = 'quota-keys';

async function inStore(
  mode: IDBTransactionMode,
  ask: (store: IDBObjectStore) => IDBRequest,
): Promise<KeptKey | null> {
  const opening = indexedDB.open('cordee', 1);
  opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore(storeName));
  const database = (await resultOf(opening)) as IDBDatabase; // what opening a database gives
  try {
    const found = await resultOf(ask(database.transaction(storeName, mode).objectStore(storeName)));
    return (found as KeptKey | undefined) ?? null; // put there by `usePrepareBrowser` alone
  } finally {
    database.close();
  }
}

function resultOf(request: IDBRequest): Promise<unknown> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('the browser keeps nothing')));
  });
}
