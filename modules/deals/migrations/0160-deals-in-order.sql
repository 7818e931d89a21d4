-- The list of deals comes in the order of their closing; won ones of some days are found by the same index.
drop index deal_tenant_id_closed_on_idx;
create index on deal (tenant_id, closed_on, stage);
