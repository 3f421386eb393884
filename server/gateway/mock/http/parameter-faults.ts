import type { z } from "zod";
import type { FormObject } from "./form.ts";
import { StripeFault } from "./stripe-fault.ts";

type Issue = z.core.$ZodIssue;

/** Stripe's error for what is unknown, else for what zod found first. */
export function parameterFault(error: z.ZodError, params: FormObject): StripeFault {
  const unknown = error.issues.find((issue) => issue.code === "unrecognized_keys");
  if (unknown !== undefined) return unknownParameters(unknown.path, unknown.keys);
  const [issue] = error.issues;
  if (issue === undefined) return StripeFault.invalid("Invalid parameters.", null);
  const name = parameterName(issue.path);
  const given = valueAt(params, issue.path);
  if (given === undefined) {
    return StripeFault.invalid(`Missing required param: ${name}.`, name, "parameter_missing");
  }
  return StripeFault.invalid(messageOf(issue, name), name, codeOf(issue));
}

/** As Stripe names a nested parameter: `payment_method_options[alipay][setup_future_usage]`. */
function parameterName(path: readonly PropertyKey[]): string {
  const [head = "", ...rest] = path.map(String);
  return head + rest.map((part) => `[${part}]`).join("");
}

function unknownParameters(path: readonly PropertyKey[], keys: readonly string[]): StripeFault {
  const names = keys.map((key) => parameterName([...path, key]));
  const plural = names.length > 1 ? "s" : "";
  return StripeFault.invalid(
    `Received unknown parameter${plural}: ${names.join(", ")}`,
    names[0] ?? null,
    "parameter_unknown",
  );
}

function messageOf(issue: Issue, name: string): string {
  if (issue.code === "invalid_value") {
    return `Invalid ${name}: must be one of ${issue.values.map(String).join(", ")}`;
  }
  if (issue.code === "invalid_type" && issue.message.startsWith("Invalid input")) {
    return `Invalid ${issue.expected}: ${name}`;
  }
  if (issue.code === "invalid_key") return issue.issues[0]?.message ?? issue.message;
  return issue.message;
}

/** A rule of ours says its Stripe code beside its message. */
function codeOf(issue: Issue): string | undefined {
  if (issue.code !== "custom") return undefined;
  const code: unknown = issue.params?.code;
  return typeof code === "string" ? code : undefined;
}

function valueAt(params: FormObject, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((node, part) => {
    return typeof node === "object" && node !== null
      ? (node as Record<PropertyKey, unknown>)[part]
      : undefined;
  }, params);
}
