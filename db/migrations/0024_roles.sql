-- What the roles of the processes may do is in db/roles.ts, which every migration applies anew. This is what grants cannot
-- say: the fit of device, parcel and terminal is looked at with the owner's eyes, whoever moved one of them.
ALTER FUNCTION "device_parcel_terminal_fit"() SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp;
