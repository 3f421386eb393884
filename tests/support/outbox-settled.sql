-- I5: promised effects that are due and not yet delivered; empty once the jobs process has caught up.
SELECT id, topic, attempts, last_error FROM outbox WHERE delivered_at IS NULL AND due_at <= now();
