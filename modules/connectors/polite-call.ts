import { ok, refused, type Refused, type Result } from '@cordee/kernel';
import type { ConnectorWorld, WebAnswer, WebCall } from './connector.ts';

const attemptsMax = 4;
const waitMsMax = 60_000;
/** Between two calls to one system, whatever it allows. */
const pauseMs = 100;

/**
 * A call that keeps to what the other system says: after 429 or 503 it waits as long as it is asked to (a minute at most),
 * after another failure of the server it waits longer each time. Refuses connectors.sign_in_refused for 401 and 403,
 * connectors.busy when it was sent away four times, connectors.answer_unexpected for any other status. `told` is asked
 * first: what a refusal means in the words of that system, such as a limit of the day, which no wait of ours outlives.
 */
export async function politeCall(
  { call, sleep }: ConnectorWorld,
  request: WebCall,
  told: (answer: WebAnswer) => Refused | null = () => null,
): Promise<Result<WebAnswer>> {
  for (let attempt = 1; ; attempt += 1) {
    const answer = await call(request);
    if (!answer.ok) return answer;
    const { status, headers } = answer.value;
    if (status >= 200 && status < 300) {
      await sleep(pauseMs);
      return ok(answer.value);
    }
    const meant = told(answer.value);
    if (meant) return meant;
    if (status === 401 || status === 403) return refused('connectors.sign_in_refused', { status });
    const isPassing = status === 429 || status >= 500;
    if (!isPassing) return refused('connectors.answer_unexpected', { status });
    if (attempt === attemptsMax) return refused('connectors.busy', { status });
    await sleep(Math.min(waitMsMax, waitMs(headers['retry-after']) ?? 500 * 4 ** (attempt - 1)));
  }
}

/** Retry-After in seconds; a date of HTTP there is taken for no word at all. */
const waitMs = (written: string | undefined): number | null =>
  written !== undefined && /^\d{1,9}$/.test(written) ? Number(written) * 1_000 : null;
