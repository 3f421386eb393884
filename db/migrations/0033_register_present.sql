-- Terminals that are at work already are told like those that begin today, as of their activation.
INSERT INTO "registrations" ("id", "change", "changed_at", "terminal_id", "terminal_number", "serial_number", "terminal_type",
  "model_code", "merchant_id", "merchant_number", "merchant_name", "settlement_account_masked", "settlement_bank_name", "store_id",
  "store_name", "province_code", "city_code", "district_code", "street", "lat", "lng")
SELECT 'reg_' || left(md5(t.id), 20), 'bind', coalesce(t.activated_at, t.created_at), t.id, t.number, d.serial_number, m.terminal_type,
  m.code, o.id, o.number, o.name, o.settlement_account_masked, o.settlement_bank_name, s.id,
  s.name, s.province_code, s.city_code, s.district_code, s.street, s.lat, s.lng
FROM "terminals" t
JOIN "devices" d ON d.id = t.device_id
JOIN "device_models" m ON m.code = d.model_code
JOIN "merchants" o ON o.id = t.merchant_id
JOIN "stores" s ON s.id = t.store_id
WHERE t.status IN ('active', 'suspended')
  AND NOT EXISTS (SELECT 1 FROM "registrations" r WHERE r.terminal_id = t.id)
ORDER BY t.activated_at, t.id;
