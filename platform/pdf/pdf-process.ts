import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import type { TypstDocument } from './typst-document.ts';

export type PdfOrder = { readonly number: number; readonly document: TypstDocument };
export type PdfAnswer = { readonly number: number } & (
  | { readonly pdf: Uint8Array<ArrayBuffer> }
  | { readonly fault: string }
);

/** A child process that prints documents one after the other, until it has printed enough or has died. */
export type PdfProcess = {
  readonly pid: number | undefined;
  isSpent(): boolean;
  print(document: TypstDocument): Promise<Uint8Array<ArrayBuffer>>;
  /** Ends the process once the documents that it has taken are printed. */
  end(): void;
};

const documentsMax = 200;
const documentMillisecondsMax = 60_000;

type Waiting = { resolve(pdf: Uint8Array<ArrayBuffer>): void; reject(error: Error): void };

export function startPdfProcess(): PdfProcess {
  const child = fork(join(import.meta.dirname, 'pdf-child.ts'), [], {
    serialization: 'advanced',
    execArgv: [],
  });
  const waiting = new Map<number, Waiting>();
  let taken = 0;
  let isGone = false;
  let isEnding = false;
  child.on('message', (answer: PdfAnswer) => {
    settle(waiting.get(answer.number), answer);
    waiting.delete(answer.number);
    if (waiting.size > 0) return;
    if (isEnding) child.disconnect();
    else letGo(child);
  });
  child.on('exit', (code, signal) => {
    isGone = true;
    for (const each of waiting.values()) each.reject(new Error(`the PDF process ended (${signal ?? code})`));
    waiting.clear();
  });
  return {
    pid: child.pid,
    isSpent: () => isGone || taken >= documentsMax,
    print: (document) => {
      const number = ++taken;
      return new Promise<Uint8Array<ArrayBuffer>>((resolve, reject) => {
        const limit = setTimeout(() => child.kill('SIGKILL'), documentMillisecondsMax);
        const settled =
          <T>(then: (value: T) => void) =>
          (value: T) => (clearTimeout(limit), then(value));
        waiting.set(number, { resolve: settled(resolve), reject: settled(reject) });
        holdOpen(child);
        child.send({ number, document } satisfies PdfOrder);
      });
    },
    end: () => {
      isEnding = true;
      if (waiting.size === 0 && child.connected) child.disconnect();
    },
  };
}

function holdOpen(child: ChildProcess): void {
  child.ref();
  child.channel?.ref();
}

/** Between two documents the child does not keep the program running. */
function letGo(child: ChildProcess): void {
  child.unref();
  child.channel?.unref();
}

function settle(waiting: Waiting | undefined, answer: PdfAnswer): void {
  if ('pdf' in answer) waiting?.resolve(answer.pdf);
  else waiting?.reject(new Error(answer.fault));
}
