-- A delivery is claimed before it is tried, and its outcome written after: the row is the claim, its outcome may change.
grant update on mail_delivery to cordee_app;
