// A multipart body as it arrives: its texts are kept, its files go to disk piece by piece, so that memory does not grow
// with what people send.
import { randomUUID } from 'node:crypto';
import { createWriteStream, openAsBlob } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

export type ReceivedBody = {
  /** By name, the last of each: a text, or a file that lies on disk. Undefined for a body that breaks off or is none. */
  readonly fields: Readonly<Record<string, string | File>> | undefined;
  /** Takes the files off the disk; what is to last must have been copied by then. */
  readonly discard: () => Promise<void>;
};

type Field = { readonly name: string; readonly fileName: string | null; readonly mediaType: string };

const headBytesMax = 16_384;
const textBytesMax = 1 << 20;
const fieldsMax = 100;

class Malformed extends Error {}

export async function readMultipart(request: Request, place: string = tmpdir()): Promise<ReceivedBody> {
  const folder = await mkdtemp(join(place, 'cordee-received-'));
  const discard = () => rm(folder, { recursive: true, force: true });
  try {
    return { fields: await readFields(request, folder), discard };
  } catch (error) {
    await discard();
    if (!(error instanceof Malformed)) throw error;
    return { fields: undefined, discard };
  }
}

async function readFields(request: Request, folder: string): Promise<Record<string, string | File>> {
  const boundary = /;\s*boundary=(?:"([^"]+)"|([^\s;]+))/i.exec(request.headers.get('content-type') ?? '');
  if (!boundary || !request.body) throw new Malformed();
  const mark = Buffer.from(`\r\n--${boundary[1] ?? boundary[2]}`);
  const body = arriving(request.body);
  await held(body.upTo(mark), headBytesMax);
  const fields: Record<string, string | File> = Object.create(null) as Record<string, string | File>; // no field is called as what every object has
  for (let count = 0; (await body.take(2)) === '\r\n'; count += 1) {
    if (count === fieldsMax) throw new Malformed();
    const field = fieldOf((await held(body.upTo(Buffer.from('\r\n\r\n')), headBytesMax)).toString());
    fields[field.name] =
      field.fileName === null
        ? (await held(body.upTo(mark), textBytesMax)).toString()
        : await kept(body.upTo(mark), field, join(folder, randomUUID()));
  }
  return fields;
}

/** Browsers write a quote and the ends of lines inside a name as %22, %0D and %0A. */
function fieldOf(head: string): Field {
  const disposition = /^content-disposition:\s*form-data(.*)$/im.exec(head)?.[1] ?? '';
  const named = (key: string) =>
    new RegExp(`;\\s*${key}="([^"]*)"`, 'i')
      .exec(disposition)?.[1]
      ?.replaceAll(/%(22|0D|0A)/gi, (escaped) => decodeURIComponent(escaped));
  const name = named('name');
  if (name === undefined) throw new Malformed();
  const mediaType = /^content-type:\s*(\S.*?)\s*$/im.exec(head)?.[1] ?? '';
  return { name, fileName: named('filename') ?? null, mediaType };
}

async function kept(
  pieces: AsyncIterable<Buffer>,
  { fileName, mediaType }: Field,
  path: string,
): Promise<File> {
  await pipeline(pieces, createWriteStream(path, { flags: 'wx', mode: 0o600 }));
  return new File([await openAsBlob(path)], fileName ?? '', { type: mediaType });
}

async function held(pieces: AsyncIterable<Buffer>, bytesMax: number): Promise<Buffer> {
  const all: Buffer[] = [];
  let length = 0;
  for await (const piece of pieces) {
    length += piece.length;
    if (length > bytesMax) throw new Malformed();
    all.push(piece);
  }
  return Buffer.concat(all);
}

/** The body, cut at marks that may lie across two of its pieces. */
function arriving(body: ReadableStream<Uint8Array>) {
  const pieces = body[Symbol.asyncIterator]();
  // The first boundary may open the body, without the line end that stands before the others.
  let waiting: Buffer = Buffer.from('\r\n');
  const more = async () => {
    const next = await pieces.next();
    if (next.done) throw new Malformed();
    waiting = waiting.length === 0 ? Buffer.from(next.value) : Buffer.concat([waiting, next.value]);
  };
  const stepOver = (bytes: number) => {
    const passed = waiting.subarray(0, bytes);
    waiting = waiting.subarray(bytes);
    return passed;
  };
  return {
    take: async (bytes: number): Promise<string> => {
      while (waiting.length < bytes) await more();
      return stepOver(bytes).toString('latin1');
    },
    /** Everything before the mark, piece by piece, then steps over it. */
    async *upTo(mark: Buffer): AsyncGenerator<Buffer> {
      let at = waiting.indexOf(mark);
      while (at === -1) {
        const certain = waiting.length - mark.length + 1;
        if (certain > 0) yield stepOver(certain);
        await more();
        at = waiting.indexOf(mark);
      }
      if (at > 0) yield stepOver(at);
      stepOver(mark.length);
    },
  };
}
