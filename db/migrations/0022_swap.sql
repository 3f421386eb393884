-- Versions a terminal is offered only rise, and so do those that one device reports (I4); a device that takes another's
-- place has reported nothing yet.
CREATE OR REPLACE FUNCTION keep_terminal_versions_rising() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.desired_version < OLD.desired_version
     OR (NEW.reported_version < OLD.reported_version AND NEW.device_id = OLD.device_id) THEN
    RAISE EXCEPTION 'configuration versions of terminal % may only rise', OLD.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
