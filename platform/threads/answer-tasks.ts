import { parentPort } from 'node:worker_threads';
import { invariant } from '@cordee/kernel';

export type TaskMessage = { readonly number: number; readonly task: unknown };
export type AnswerMessage = { readonly number: number } & (
  | { readonly answer: unknown }
  | { readonly error: Error }
);

/**
 * The other side of a thread: answers each task that it is handed, one after the other. What of an answer is `handedOver`
 * is not copied, and lost here.
 */
export function answerTasks<Task, Answer = unknown>(
  work: (task: Task) => Promise<Answer>,
  handedOver: (answer: Answer) => ArrayBuffer[] = () => [],
): void {
  const port = parentPort;
  invariant(port !== null, 'tasks are answered in a thread');
  port.on('message', ({ number, task }: TaskMessage) => {
    // The task was sent by the same program, which states its type on either side.
    work(task as Task).then(
      (answer) => port.postMessage({ number, answer } satisfies AnswerMessage, handedOver(answer)),
      (error: unknown) =>
        port.postMessage({ number, error: error instanceof Error ? error : new Error(String(error)) }),
    );
  });
}
