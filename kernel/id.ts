import { hash } from 'node:crypto';
import { canonicalRow } from './canonical-row.ts';
import { invariant } from './invariant.ts';

export type EntityId = string & { readonly __entityId: true };
export type TenantId = string & { readonly __tenantId: true };
export type UserId = string & { readonly __userId: true };

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Whether the text is a UUID in its canonical lower-case form, of whatever version. */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}

/** The identity of a thing that came from outside: the same source and external id give the same id for ever. */
export function derivedId(tenant: TenantId, source: string, externalId: string): EntityId {
  const digest = hash('sha256', canonicalRow([tenant, source, externalId]), 'hex');
  return uuidVersion8(digest) as EntityId; // one of the brand's two sources, with entityId
}

/** The id of a text read from storage or a request that is known to be a UUID. */
export function entityId(text: string): EntityId {
  return checked(text) as EntityId; // the brand is given here and in derivedId
}

/** The tenant of a text that is known to be a UUID. */
export function tenantId(text: string): TenantId {
  return checked(text) as TenantId; // the brand's only source
}

/** The user of a text that is known to be a UUID. */
export function userId(text: string): UserId {
  return checked(text) as UserId; // the brand's only source
}

function checked(text: string): string {
  invariant(isUuid(text), 'not a UUID', { text });
  return text;
}

/** RFC 9562, section 5.8: 122 bits of ours around the version 8 and the variant 10. */
function uuidVersion8(hexDigest: string): string {
  const variant = variants[Number.parseInt(hexDigest.charAt(16), 16) & 0x3];
  const [time, clock] = [`${hexDigest.slice(8, 12)}-8${hexDigest.slice(13, 16)}`, hexDigest.slice(17, 20)];
  return `${hexDigest.slice(0, 8)}-${time}-${variant}${clock}-${hexDigest.slice(20, 32)}`;
}

const variants = ['8', '9', 'a', 'b'] as const;
