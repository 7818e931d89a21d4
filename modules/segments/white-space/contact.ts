/** A call that reached somebody, or a meeting that took place. */
export type Contact = { readonly kind: 'call' | 'meeting'; readonly on: string; readonly id: string };
