-- A run is locked or voided by one piece of long work at a time: of two that are asked for together, the second is refused.
create unique index task_one_settling on task (tenant_id, (input ->> 'runId'))
  where kind in ('lock_run', 'void_run') and state in ('queued', 'running');
