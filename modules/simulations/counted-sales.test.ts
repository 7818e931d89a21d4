import { expect, it } from 'vitest';
import { parsePlan, type Transaction } from '@cordee/engine-compensation';
import { civilCalendar, decimal, currency, invariant, plainDate } from '@cordee/kernel';
import { countedSales } from './counted-sales.ts';
