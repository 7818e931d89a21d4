-- The quotas of one position are found however many positions there are.
create index on quota (tenant_id, position_id);
