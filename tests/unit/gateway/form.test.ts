import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodeForm } from "#server/gateway/mock/http/form.ts";
import { fingerprintOf } from "#server/gateway/mock/http/idempotency.ts";

describe("Stripe's form encoding", () => {
  test.each([
    ["amount=5&currency=cny", { amount: "5", currency: "cny" }],
    ["a[b][c]=1&a[d]=2", { a: { b: { c: "1" }, d: "2" } }],
    ["list[]=x&list[]=y", { list: ["x", "y"] }],
    ["list[0]=x&list[1]=y", { list: ["x", "y"] }],
    ["items[0][id]=7&items[1][id]=8", { items: [{ id: "7" }, { id: "8" }] }],
    ["name=%E8%80%81%E7%8E%8B+%26", { name: "老王 &" }],
    ["", {}],
  ])("decodes %s", (encoded, decoded) => {
    expect(decodeForm(encoded)).toEqual(decoded);
  });

  test.each(["__proto__[polluted]=1", "a[constructor]=1", "a[prototype][x]=1"])("refuses %s", (encoded) => {
    expect(() => decodeForm(encoded)).toThrow("Invalid parameter name");
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  test.each(["metadata[a[x]]=1", "a[b]c=1", "a]=1", "[a]=1", "a[b=1"])(
    "refuses the brackets of %s",
    (encoded) => {
      expect(() => decodeForm(encoded)).toThrow(/brackets|Invalid parameter name/);
    },
  );

  test("refuses depth and number beyond any use", () => {
    expect(() => decodeForm(`a${"[b]".repeat(20)}=1`)).toThrow();
    expect(() => decodeForm(Array.from({ length: 1001 }, (_, n) => `k${n}=1`).join("&"))).toThrow("Too many");
  });

  test("never fails otherwise, whatever arrives", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        try {
          decodeForm(text);
        } catch (error) {
          expect((error as Error).name).toBe("StripeFault");
        }
      }),
    );
  });
});

describe("what counts as the same request", () => {
  test("the order of parameters does not matter, their values do", () => {
    const of = (encoded: string) => fingerprintOf("POST", "/v1/x", decodeForm(encoded));
    expect(of("a=1&b[c]=2")).toBe(of("b[c]=2&a=1"));
    expect(of("a=1")).not.toBe(of("a=2"));
    expect(fingerprintOf("POST", "/v1/y", {})).not.toBe(fingerprintOf("POST", "/v1/x", {}));
  });
});
