import { refused } from '@cordee/kernel';

export const dealNotFound = () => refused('deals.deal_not_found');
