-- What the table definitions cannot say: exclusion, append-only rows, the audit hash chain, balanced postings.
CREATE EXTENSION IF NOT EXISTS btree_gist;
--> statement-breakpoint
ALTER TABLE rate_cards ADD CONSTRAINT rate_cards_no_overlap
  EXCLUDE USING gist (level WITH =, scope_id WITH =, tstzrange(effective_from, effective_to) WITH &&)
  WHERE (status = 'published');
--> statement-breakpoint
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% rows are append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER audit_events_append_only BEFORE UPDATE OR DELETE ON audit_events
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER audit_events_not_truncated BEFORE TRUNCATE ON audit_events
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER config_versions_append_only BEFORE UPDATE OR DELETE ON config_versions
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER ledger_entries_append_only BEFORE UPDATE OR DELETE ON ledger_entries
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- The text that a row's hash covers; also used to verify the chain.
CREATE FUNCTION audit_event_text(e audit_events) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object(
    'id', e.id, 'at', extract(epoch FROM e.at), 'actorKind', e.actor_kind, 'actorId', e.actor_id,
    'action', e.action, 'subjectType', e.subject_type, 'subjectId', e.subject_id,
    'before', e.before, 'after', e.after, 'reason', e.reason, 'previousHash', e.previous_hash)::text
$$;
--> statement-breakpoint
-- One writer at a time extends the chain: the lock is held until the writer's transaction ends. The sequence
-- number is taken under the lock too, so that the order of numbers is the order of the chain.
CREATE FUNCTION chain_audit_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('ruwang.audit'));
  NEW.seq := nextval(pg_get_serial_sequence('audit_events', 'seq'));
  NEW.previous_hash := coalesce((SELECT hash FROM audit_events ORDER BY seq DESC LIMIT 1), '');
  NEW.hash := encode(sha256(convert_to(audit_event_text(NEW), 'UTF8')), 'hex');
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER audit_events_chained BEFORE INSERT ON audit_events
  FOR EACH ROW EXECUTE FUNCTION chain_audit_event();
--> statement-breakpoint
-- Rows whose hash or link does not hold; none in a sound chain.
CREATE VIEW broken_audit_events AS
  SELECT e.seq, e.id FROM (
    SELECT a.*, lag(a.hash, 1, '') OVER (ORDER BY a.seq) AS expected_previous FROM audit_events a
  ) e JOIN audit_events a ON a.seq = e.seq
  WHERE e.previous_hash <> e.expected_previous
     OR e.hash <> encode(sha256(convert_to(audit_event_text(a), 'UTF8')), 'hex');
--> statement-breakpoint
CREATE FUNCTION refuse_unbalanced_posting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT sum(amount_fen) FROM ledger_entries WHERE posting_id = NEW.posting_id) <> 0 THEN
    RAISE EXCEPTION 'posting % does not sum to zero', NEW.posting_id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER ledger_entries_balanced AFTER INSERT ON ledger_entries
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse_unbalanced_posting();
--> statement-breakpoint
-- A published card never changes; only the end of its window may be set, once, by its successor.
CREATE FUNCTION keep_published_rate_card() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.status = 'published' AND (NEW.body IS DISTINCT FROM OLD.body OR NEW.status <> OLD.status
     OR NEW.effective_from <> OLD.effective_from OR NEW.level <> OLD.level OR NEW.scope_id <> OLD.scope_id
     OR NEW.number <> OLD.number) THEN
    RAISE EXCEPTION 'rate card % is published and cannot change', OLD.id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER rate_cards_immutable BEFORE UPDATE ON rate_cards
  FOR EACH ROW EXECUTE FUNCTION keep_published_rate_card();
--> statement-breakpoint
-- Versions a terminal is offered or reports only rise (I4).
CREATE FUNCTION keep_terminal_versions_rising() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.desired_version < OLD.desired_version OR NEW.reported_version < OLD.reported_version THEN
    RAISE EXCEPTION 'configuration versions of terminal % may only rise', OLD.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER terminals_versions_rise BEFORE UPDATE ON terminals
  FOR EACH ROW EXECUTE FUNCTION keep_terminal_versions_rising();
--> statement-breakpoint
-- Refunds that are pending or done never exceed the payment (I6); the payment row is locked to count them.
CREATE FUNCTION refuse_excess_refund() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  paid bigint;
  returned bigint;
BEGIN
  IF NEW.status = 'failed' THEN
    RETURN NEW;
  END IF;
  SELECT amount_fen INTO paid FROM payments WHERE id = NEW.payment_id FOR UPDATE;
  SELECT coalesce(sum(amount_fen), 0) INTO returned FROM refunds
    WHERE payment_id = NEW.payment_id AND status <> 'failed' AND id <> NEW.id;
  IF returned + NEW.amount_fen > paid THEN
    RAISE EXCEPTION 'refunds of payment % exceed it', NEW.payment_id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER refunds_within_payment BEFORE INSERT OR UPDATE ON refunds
  FOR EACH ROW EXECUTE FUNCTION refuse_excess_refund();
--> statement-breakpoint
-- Terminal numbers: 8 digits, handed out once.
CREATE SEQUENCE terminal_numbers START 10000001 MAXVALUE 99999999;
--> statement-breakpoint
-- Wakes the jobs process when a change promises an effect; it polls as well, so a lost notice costs a second.
CREATE FUNCTION announce_outbox() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('ruwang_outbox', '');
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER outbox_announced AFTER INSERT ON outbox FOR EACH STATEMENT EXECUTE FUNCTION announce_outbox();
--> statement-breakpoint
-- Wakes terminals that wait for a newer configuration or for their payment's outcome.
CREATE FUNCTION announce_terminal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('ruwang_terminal', to_jsonb(NEW) ->> TG_ARGV[0]);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER terminals_announced AFTER UPDATE OF desired_version, status ON terminals
  FOR EACH ROW EXECUTE FUNCTION announce_terminal('id');
--> statement-breakpoint
CREATE TRIGGER payments_announced AFTER UPDATE OF status ON payments
  FOR EACH ROW EXECUTE FUNCTION announce_terminal('terminal_id');
