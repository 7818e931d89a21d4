import { z } from '@hono/zod-openapi';

/** A file in a multipart body; its bytes are streamed to the document store by the use case. */
export const UploadedFile = z
  .custom<File>((value) => value instanceof File)
  .openapi({ type: 'string', format: 'binary' });
