-- Whoever asked may take it back as long as nobody has decided; only somebody else accepts it.
alter table pay_decision
  drop constraint four_eyes_request,
  add constraint four_eyes_request check (actor_id <> requested_by or not is_accepted);
