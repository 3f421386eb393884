import { expect, test } from "vitest";
import { placeOf } from "#server/keys/sealed-fields.ts";
import { createVault } from "#server/keys/vault.ts";

const place = placeOf("documents", "doc_1");
const vault = createVault(Buffer.alloc(32, 1), Buffer.alloc(32, 2));

test("opens what it sealed, only in the place it was sealed for, only with its key", () => {
  const sealed = vault.seal("13800000001", placeOf("people.mobile", "per_1"));
  expect(vault.open(sealed, placeOf("people.mobile", "per_1"))).toBe("13800000001");
  expect(() => vault.open(sealed, placeOf("people.mobile", "per_2"))).toThrow(
    expect.objectContaining({ reason: "seal_broken" }),
  );
  const other = createVault(Buffer.alloc(32, 9), Buffer.alloc(32, 2));
  expect(() => other.open(sealed, placeOf("people.mobile", "per_1"))).toThrow(
    expect.objectContaining({ reason: "seal_broken" }),
  );
});

test("seals the same value differently each time, and notices a flipped bit", () => {
  const [a, b] = [vault.seal("x", place), vault.seal("x", place)];
  expect(a).not.toBe(b);
  const flipped = Buffer.from(a, "base64");
  flipped[flipped.length - 1] = (flipped[flipped.length - 1] ?? 0) ^ 1;
  expect(() => vault.open(flipped.toString("base64"), place)).toThrow();
});

test("indexes equal values alike within a field and apart between fields", () => {
  expect(vault.blindIndex("mobile", "1")).toBe(vault.blindIndex("mobile", "1"));
  expect(vault.blindIndex("mobile", "1")).not.toBe(vault.blindIndex("id_number", "1"));
});
