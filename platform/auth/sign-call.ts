import { createHmac } from 'node:crypto';

/**
 * What tells a receiver that a call is ours and of now: "t=<seconds>,v1=<hex>", the HMAC-SHA256 of "<seconds>.<body>" with
 * the secret that was shown once. A receiver refuses a time that is far from its own.
 */
export function signCall(secret: string, seconds: number, body: string): string {
  return `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`;
}
