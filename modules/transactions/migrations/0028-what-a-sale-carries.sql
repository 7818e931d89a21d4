-- What a sale carries beside its amount: units, margin in the sale's own currency, territory, and what else its source
-- says of it by name, as one object of texts with its names in order.
alter table transaction
  add column quantity numeric,
  add column margin numeric,
  add column territory text,
  add column attributes text check (jsonb_typeof(attributes::jsonb) = 'object');
