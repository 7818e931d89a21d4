// Calls to a vendor: signed, patient, in JSON. A token that ran out on the way is asked for once more.
import { ok, refused, type Refused, type Result } from '@cordee/kernel';
import type { ConnectorWorld, WebAnswer, WebCall } from '../connector.ts';
import { exactJson, textAt } from '../exact-json.ts';
import { politeCall } from '../polite-call.ts';
import { vendorClock } from './vendor-clock.ts';

type VendorAnswer = {
  readonly json: unknown;
  readonly atMs: number | null;
  readonly headers: Readonly<Record<string, string>>;
};
export type VendorCall = (request: WebCall) => Promise<Result<VendorAnswer>>;
type Signature = Readonly<Record<string, string>>;

export type VendorDoor = {
  /** The headers that sign a call. */
  readonly signIn: () => Promise<Result<Signature>>;
  /** Whether signing in again gives another token. */
  readonly renews: boolean;
  /** What the vendor means by an answer that is no success. */
  readonly told: (answer: WebAnswer) => Refused | null;
};

export function openVendorCall(world: ConnectorWorld, { signIn, renews, told }: VendorDoor): VendorCall {
  let signature: Signature | null = null;
  async function once(request: WebCall): Promise<Result<WebAnswer>> {
    const signed = signature === null ? await signIn() : ok(signature);
    if (!signed.ok) return signed;
    signature = signed.value;
    const headers = { accept: 'application/json', ...request.headers, ...signature };
    return politeCall(world, { ...request, headers }, (answer) => told(answer) ?? untilTomorrow(answer));
  }
  return async (request) => {
    let answer = await once(request);
    if (renews && isExpired(answer)) {
      signature = null;
      answer = await once(request);
    }
    return answer.ok ? parsed(answer.value) : answer;
  };
}

const secondsMax = 3_600;

/** Asked to wait for hours, a run ends: what the vendor allows in a day is spent. */
const untilTomorrow = ({ status, headers }: WebAnswer): Refused | null =>
  status === 429 && Number(headers['retry-after'] ?? 0) > secondsMax ? refused('connectors.day_spent') : null;

const isExpired = (answer: Result<WebAnswer>): boolean =>
  !answer.ok && answer.refusal.code === 'connectors.sign_in_refused' && answer.refusal.args['status'] === 401;

function parsed({ text, headers }: WebAnswer): Result<VendorAnswer> {
  const json = text === '' ? null : exactJson(text);
  if (json === undefined) return refused('connectors.answer_no_json');
  return ok({ json, atMs: vendorClock(headers), headers });
}

/** A token that somebody made in the vendor's settings, as it stands. */
export const ownSignature = (header: string, value: string) => () => Promise.resolve(ok({ [header]: value }));

type Client = { readonly url: string; readonly form: Readonly<Record<string, string>> };

/** OAuth 2.0 for a program without a person (RFC 6749, 4.4). What is wrong with the client is told as a refused access. */
export async function clientSignature(
  world: ConnectorWorld,
  { url, form }: Client,
): Promise<Result<Signature>> {
  const answer = await politeCall(
    world,
    {
      method: 'POST',
      url,
      headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ grant_type: 'client_credentials', ...form }).toString(),
    },
    ({ status }) => (status === 400 ? refused('connectors.sign_in_refused', { status }) : null),
  );
  if (!answer.ok) return answer;
  const token = textAt(exactJson(answer.value.text), 'access_token');
  return token === null ? refused('connectors.answer_no_json') : ok({ authorization: `Bearer ${token}` });
}

/** An address behind the vendor's own; an address elsewhere is refused, because the token is for the vendor alone. */
export function behind(base: string, address: string): Result<string> {
  const [home, found] = [URL.parse(base), URL.parse(address, base)];
  return home && found?.origin === home.origin
    ? ok(found.href)
    : refused('connectors.page_elsewhere', { address: address.slice(0, 200) });
}
