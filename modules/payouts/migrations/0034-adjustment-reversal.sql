-- An adjustment that takes back an earlier one by the opposite amount: the two are told together.
alter table pay_adjustment
  add column reverses_id uuid,
  add constraint pay_adjustment_reverses foreign key (tenant_id, reverses_id) references pay_adjustment (tenant_id, id);
