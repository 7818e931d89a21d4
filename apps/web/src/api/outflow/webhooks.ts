import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api, type Body } from '../client.ts';
import type { Schemas } from '../schemas.ts';

export type Webhook = Schemas['Webhook'];
export type WebhookDelivery = Schemas['WebhookDelivery'];

/** Calls are made behind the screen: what is shown is looked at again. */
const lookAgainMs = 3_000;

export const webhooksQuery = queryOptions({
  queryKey: ['webhooks'],
  queryFn: () => answerOf(api.GET('/webhooks')),
  refetchInterval: lookAgainMs,
});

export const deliveriesQuery = (id: string) =>
  queryOptions({
    queryKey: ['webhooks', id],
    queryFn: () => answerOf(api.GET('/webhooks/{id}/deliveries', { params: { path: { id } } })),
    refetchInterval: lookAgainMs,
  });

export function useOpenWebhook() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Body<'/webhooks'>) => answerOf(api.POST('/webhooks', { body })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['webhooks'] }),
  });
}

export function useTurnWebhook() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, isOn }: Pick<Webhook, 'id' | 'isOn'>) =>
      answerOf(api.PUT('/webhooks/{id}/state', { params: { path: { id } }, body: { isOn } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['webhooks'] }),
  });
}

export function useReplay(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Body<'/webhooks/{id}/replay'>) =>
      answerOf(api.POST('/webhooks/{id}/replay', { params: { path: { id } }, body })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['webhooks'] }),
  });
}
