ALTER TABLE "payment_keys" DROP CONSTRAINT "payment_keys_no_clear_key";--> statement-breakpoint
ALTER TABLE "payment_keys" ADD CONSTRAINT "payment_keys_no_clear_key" CHECK (regexp_replace("payment_keys"."reference", '[^[:alnum:]]|0[xX]', '', 'g') !~* '[0-9a-f]{32}');--> statement-breakpoint
-- What the first custodian said of a key stays, and the second one's word is another custodian's, once: neither can be written
-- over to make one person of two. A key that has ended stays ended.
CREATE FUNCTION keep_payment_key() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.status <> 'injected' OR NEW.confirmed_by_id IS NOT NULL THEN
      RAISE EXCEPTION 'payment key % begins with one custodian', NEW.id
        USING ERRCODE = 'check_violation', CONSTRAINT = 'payment_keys_in_custody';
    END IF;
    RETURN NEW;
  END IF;
  IF (NEW.device_id, NEW.kind, NEW.reference, NEW.check_value, NEW.ksn, NEW.injected_by_id, NEW.injected_at)
      IS DISTINCT FROM (OLD.device_id, OLD.kind, OLD.reference, OLD.check_value, OLD.ksn, OLD.injected_by_id, OLD.injected_at)
    OR (OLD.confirmed_at IS NOT NULL
      AND (NEW.confirmed_by_id, NEW.confirmed_at) IS DISTINCT FROM (OLD.confirmed_by_id, OLD.confirmed_at))
    OR (OLD.status IN ('destroyed', 'compromised') AND NEW.status <> OLD.status)
    OR (NEW.status = 'injected' AND OLD.status <> 'injected') THEN
    RAISE EXCEPTION 'payment key % cannot change', OLD.id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'payment_keys_in_custody';
  END IF;
  IF NEW.confirmed_at IS NOT NULL AND OLD.confirmed_at IS NULL AND NOT (
    OLD.status = 'injected' AND NEW.status = 'in_use' AND EXISTS (
      SELECT 1 FROM people p WHERE p.id = NEW.confirmed_by_id AND p.status = 'active'
        AND p.roles && ARRAY['logistics', 'admin'])
  ) THEN
    RAISE EXCEPTION 'payment key % needs a second custodian', OLD.id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'payment_keys_in_custody';
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER "payment_keys_in_custody" BEFORE INSERT OR UPDATE ON "payment_keys"
  FOR EACH ROW EXECUTE FUNCTION keep_payment_key();--> statement-breakpoint
CREATE TRIGGER "payment_keys_not_deleted" BEFORE DELETE ON "payment_keys"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();--> statement-breakpoint
-- A device that was out of our hands, or leaves them for good, holds no key that nobody has ended.
CREATE FUNCTION keep_keys_out_of_stock() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM payment_keys
      WHERE device_id = NEW.id AND status IN ('injected', 'in_use', 'replaced')) THEN
    RAISE EXCEPTION 'device % holds payment keys', NEW.id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'devices_without_keys';
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER "devices_without_keys" BEFORE UPDATE OF "status" ON "devices"
  FOR EACH ROW WHEN (NEW.status <> OLD.status AND (NEW.status = 'retired'
    OR (NEW.status = 'in_stock' AND OLD.status IN ('returning', 'repair', 'lost'))))
  EXECUTE FUNCTION keep_keys_out_of_stock();
