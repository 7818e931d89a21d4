-- The positions that one person has held are found however many people there are.
create index on position_holder (tenant_id, person_id);
