import type { Browser } from 'playwright-core';
import { inject } from 'vitest';
import { openSeat, type Seat, type Visitor } from './open-seat.ts';

export type { Visitor } from './open-seat.ts';

/** A seat in front of the product that the tests share. */
export const visit = (browser: Browser, seat: Seat = {}): Promise<Visitor> =>
  openSeat(browser, { ...seat, address: inject('address') });
