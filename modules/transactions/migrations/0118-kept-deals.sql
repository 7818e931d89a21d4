-- A deal may stay with its seller when its customer is passed on, with a share of it: the rest is the customer's holder's.
alter table coverage add column share numeric check (share > 0 and share <= 1);
