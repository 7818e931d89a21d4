import { refused } from '@cordee/kernel';

export const quoteNotFound = () => refused('quotes.quote_not_found');
