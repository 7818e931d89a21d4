import { randomBytes } from 'node:crypto';

/** Gives the id of something born in the product. Injected, so that a test can say which ids come. */
export type IdSource = () => string;

/** UUIDv7 (RFC 9562): the millisecond first, so that new rows lie together in an index. Nothing sorts by it. */
export const newId: IdSource = () => {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(Date.now(), 0, 6);
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
};
