// One file through the API, as the wizard sends it: upload, preview, import, and the task to its end.
import { openAsBlob } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { answerOf, type ServedClient } from '../../gates/served-client.ts';

export type SentFile = { readonly fileId: string; readonly kind: string; readonly mapping: unknown };
export type Counts = Readonly<
  Record<'read' | 'added' | 'changed' | 'unchanged' | 'rejected' | 'excluded', number>
>;
export type Outcome = {
  readonly importId: string;
  readonly counts: Counts;
  readonly bridge: Readonly<Record<'file' | 'rejected' | 'credited' | 'creditedToNobody', string>> | null;
  readonly issueCount: number;
};
export type Started = { readonly taskId: string; readonly importId: string };

export async function sendFile(client: ServedClient, path: string, name: string): Promise<SentFile> {
  const form = new FormData();
  form.set('file', await openAsBlob(path), name);
  return answerOf<SentFile>(client('POST', '/imports/files', form));
}

export async function startImport(
  client: ServedClient,
  { fileId, kind, mapping }: SentFile,
  { source, fileName, dryRun = false }: { source: string; fileName: string; dryRun?: boolean },
): Promise<Started> {
  return answerOf<Started>(client('POST', '/imports', { fileId, fileName, kind, source, mapping, dryRun }));
}

type Task = { readonly state: string; readonly result: Outcome | null; readonly problem: unknown };

const pollMs = 100;

/** The state that the task ended in, and what it came to. */
export async function endOfTask(client: ServedClient, { taskId }: Started): Promise<Task> {
  for (;;) {
    const task = await answerOf<Task>(client('GET', `/tasks/${taskId}`));
    if (task.state !== 'queued' && task.state !== 'running') return task;
    await sleep(pollMs);
  }
}

export async function outcomeOf(client: ServedClient, started: Started): Promise<Outcome> {
  const { state, result, problem } = await endOfTask(client, started);
  if (state !== 'done' || result === null) throw new Error(`${state}: ${JSON.stringify(problem)}`);
  return result;
}
