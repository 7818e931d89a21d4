export { openOutbound, type Outbound, type OutboundAnswer, type OutboundRequest } from './outbound.ts';
export { openFence, type Fence } from './fence.ts';
export { openForeignRows } from './foreign-rows.ts';
