// Who speaks to a served Cordée over HTTP: an organisation of its own, and its founder's session.
export type ServedClient = (method: string, path: string, body?: unknown) => Promise<Response>;

export async function openOwnOrganisation({ address }: { readonly address: string }): Promise<ServedClient> {
  const created = await fetch(`${address}/api/v1/organisations`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      organisation: 'Gate',
      currency: 'EUR',
      name: 'Founder',
      email: 'founder@example.test',
      password: 'a long enough password',
      locale: 'fr',
    }),
  });
  const cookie = created.headers.getSetCookie()[0]?.split(';')[0];
  if (!created.ok || !cookie) throw new Error(`no organisation: ${created.status} ${await created.text()}`);
  return (method, path, body) => {
    const isForm = body instanceof FormData;
    return fetch(`${address}/api/v1${path}`, {
      method,
      headers: { cookie, ...(isForm || body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
      signal: AbortSignal.timeout(30_000),
    });
  };
}

export async function answerOf<T>(answer: Promise<Response>): Promise<T> {
  const response = await answer;
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
  return (await response.json()) as T; // the shape that the API's own document gives
}
