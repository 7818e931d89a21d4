import type { Result, Scope } from '@cordee/kernel';
import type { Delivery, Webhook } from './webhook.ts';

export type WebhookCounts = { readonly waiting: number; readonly delivered: number; readonly parked: number };

export type WebhookStore = {
  list(scope: Scope): Promise<readonly (Webhook & { readonly counts: WebhookCounts })[]>;
  /** It hears of what is written from then on. */
  open(scope: Scope, webhook: Webhook, secret: string): Promise<void>;
  turn(scope: Scope, id: string, isOn: boolean): Promise<Result<null>>;
  /** Newest first. */
  deliveries(scope: Scope, id: string): Promise<Result<readonly Delivery[]>>;
  /** Calls one again, or all that are parked; answers how many. */
  replay(scope: Scope, id: string, change: bigint | null): Promise<Result<number>>;
};
