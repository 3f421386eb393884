import { expect, test } from "vitest";
import type { Call } from "#server/gateway/mock/http/call.ts";
import type { FormObject } from "#server/gateway/mock/http/form.ts";
import { fieldsOf, requiring } from "#server/gateway/mock/http/parameters.ts";
import { route } from "#server/gateway/mock/http/route.ts";
import { positive, text } from "#server/gateway/mock/http/values.ts";

interface Tin {
  label: string | null;
  grams: number;
}

const parameters = requiring(["grams"], fieldsOf<Tin>({ label: text, grams: positive }));
const callWith = (params: FormObject) => ({ params }) as Call;

const fill = route<Tin>({
  method: "post",
  path: "/tins",
  parameters,
  work: (_call, given) => given.applyTo({ label: "plain", grams: 0 }),
});

test("what is given is applied, what is not stays, an emptied text is null", () => {
  expect(fill.perform(callWith({ grams: "50" }))).toEqual({ label: "plain", grams: 50 });
  expect(fill.perform(callWith({ grams: "50", label: "" }))).toEqual({ label: null, grams: 50 });
});

test.each([
  [{ label: "x" }, "Missing required param: grams."],
  [{ grams: "1", colour: "red" }, "Received unknown parameter: colour"],
  [{ grams: "1.5" }, "Invalid integer: 1.5"],
  [{ grams: "0" }, "greater than or equal to 1"],
  [{ grams: "1", label: { a: "b" } }, "Invalid string: label"],
])("refuses %o", (params, message) => {
  expect(() => fill.perform(callWith(params))).toThrow(message);
});

test("a work that takes parameters and applies none is found at once", () => {
  const drop = route<Tin>({ method: "post", path: "/tins", parameters, work: () => ({}) });
  expect(() => drop.perform(callWith({ grams: "50" }))).toThrow("took grams and applied nothing");
});
