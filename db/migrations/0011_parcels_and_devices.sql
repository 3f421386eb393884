ALTER TABLE "shipments" DROP CONSTRAINT "shipments_status_known";--> statement-breakpoint
ALTER TABLE "shipments" DROP CONSTRAINT "shipments_tracked_when_shipped";--> statement-breakpoint
DROP INDEX "shipments_one_open_per_device";--> statement-breakpoint
CREATE UNIQUE INDEX "shipments_tracking_number" ON "shipments" USING btree ("carrier","tracking_number");--> statement-breakpoint
CREATE UNIQUE INDEX "shipments_one_open_per_device" ON "shipments" USING btree ("device_id") WHERE "shipments"."status" in ('pending', 'ready', 'shipped', 'returning');--> statement-breakpoint
ALTER TABLE "shipments" ADD CONSTRAINT "shipments_status_known" CHECK ("shipments"."status" in ('pending', 'ready', 'shipped', 'delivered', 'returning', 'returned', 'lost', 'canceled'));--> statement-breakpoint
ALTER TABLE "shipments" ADD CONSTRAINT "shipments_tracked_when_shipped" CHECK ("shipments"."status" not in ('shipped', 'delivered', 'returning', 'returned') or ("shipments"."carrier" is not null and "shipments"."tracking_number" is not null));--> statement-breakpoint
-- At its commit, whatever touched a device, a parcel or a terminal has left the three of them fitting each other and
-- naming one merchant. Whoever touches one waits for whoever touched another, and then sees what became of it.
CREATE FUNCTION "device_parcel_terminal_fit"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  d devices%ROWTYPE;
  parcel shipments%ROWTYPE;
  terminal terminals%ROWTYPE;
  fits boolean;
BEGIN
  SELECT * INTO d FROM devices
    WHERE id = coalesce(to_jsonb(NEW) ->> 'device_id', to_jsonb(NEW) ->> 'id') FOR NO KEY UPDATE;
  SELECT * INTO parcel FROM shipments
    WHERE device_id = d.id AND status IN ('pending', 'ready', 'shipped', 'returning');
  SELECT * INTO terminal FROM terminals WHERE device_id = d.id AND status <> 'closed';
  fits := CASE
    WHEN coalesce(parcel.merchant_id, terminal.merchant_id, d.merchant_id) IS DISTINCT FROM d.merchant_id THEN false
    WHEN coalesce(terminal.merchant_id, d.merchant_id) IS DISTINCT FROM d.merchant_id THEN false
    WHEN d.status = 'in_stock' THEN parcel.id IS NULL AND terminal.id IS NULL AND d.merchant_id IS NULL
    WHEN d.status = 'reserved' THEN coalesce(parcel.status IN ('pending', 'ready'), true)
      AND coalesce(terminal.status = 'awaiting_activation', true)
    WHEN d.status = 'shipped' THEN parcel.status = 'shipped'
      AND coalesce(terminal.status = 'awaiting_activation', true)
    WHEN d.status = 'delivered' THEN parcel.id IS NULL AND coalesce(terminal.status = 'awaiting_activation', true)
    WHEN d.status IN ('active', 'suspended') THEN parcel.id IS NULL AND terminal.status = d.status
    WHEN d.status = 'returning' THEN coalesce(parcel.status = 'returning', true) AND terminal.id IS NULL
    ELSE parcel.id IS NULL AND terminal.id IS NULL
  END;
  IF fits IS NOT TRUE THEN
    RAISE EXCEPTION 'device % (%) does not fit its parcel (%) and terminal (%)',
      d.id, d.status, coalesce(parcel.status, 'none'), coalesce(terminal.status, 'none')
      USING ERRCODE = 'check_violation', CONSTRAINT = 'device_parcel_terminal_fit';
  END IF;
  RETURN NULL;
END
$$;--> statement-breakpoint
CREATE CONSTRAINT TRIGGER "devices_fit" AFTER INSERT OR UPDATE OF "status", "merchant_id" ON "devices"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "device_parcel_terminal_fit"();--> statement-breakpoint
CREATE CONSTRAINT TRIGGER "shipments_fit" AFTER INSERT OR UPDATE OF "status", "merchant_id", "device_id" ON "shipments"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "device_parcel_terminal_fit"();--> statement-breakpoint
CREATE CONSTRAINT TRIGGER "terminals_fit" AFTER INSERT OR UPDATE OF "status", "merchant_id", "device_id" ON "terminals"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "device_parcel_terminal_fit"();
