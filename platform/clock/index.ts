export { systemClock, demoInstant, type Clock } from './clock.ts';
