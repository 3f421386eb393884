-- What two spellings of one name share; server/domain/fields/typed.ts (nameKey) is the same.
CREATE FUNCTION "name_key"("name" text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT translate(
    regexp_replace(normalize("name", NFKC), '\s', '', 'g'),
    '[{<【〔〖〈《「『]}>】〕〗〉》」』.•・‧∙⋅‐‑‒–—―⁃−ABCDEFGHIJKLMNOPQRSTUVWXYZ',
    '(((((((((())))))))))······--------abcdefghijklmnopqrstuvwxyz'
  )
$$;--> statement-breakpoint
UPDATE "devices" SET "serial_number" = upper(regexp_replace("serial_number", '\s', '', 'g'))
  WHERE "serial_number" !~ '^[A-Z0-9-]+$';--> statement-breakpoint
ALTER TABLE "devices" DROP CONSTRAINT "devices_serial_length";--> statement-breakpoint
ALTER TABLE "devices" ADD CONSTRAINT "devices_serial_folded" CHECK ("devices"."serial_number" ~ '^[A-Z0-9-]{1,50}$');
