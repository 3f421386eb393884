import type { StoredObject } from "../store.ts";
import type { Call } from "./exchange.ts";
import { nested, optionalInteger, optionalText, refuseUnknown } from "./params.ts";
import { StripeFault } from "./stripe-fault.ts";

const PAGING = ["limit", "starting_after", "ending_before", "created"];
const MAX_LIMIT = 100;

/** Stripe's list object for one kind, newest first; `filters` are top-level fields compared for equality. */
export function listPage<T extends StoredObject>(
  call: Call,
  options: { object: T["object"]; url: string; filters?: readonly string[] },
): object {
  const { params } = call;
  const filters = options.filters ?? [];
  refuseUnknown(params, [...PAGING, ...filters]);
  const limit = optionalInteger(params, "limit") ?? 10;
  if (limit < 1 || limit > MAX_LIMIT)
    throw StripeFault.invalid(`Limit must be from 1 to ${MAX_LIMIT}.`, "limit");
  const startingAfter = cursor(call, options.object, "starting_after");
  const endingBefore = cursor(call, options.object, "ending_before");
  if (startingAfter !== undefined && endingBefore !== undefined) {
    throw StripeFault.invalid(
      "Give starting_after or ending_before, not both.",
      "ending_before",
      "parameters_exclusive",
    );
  }
  const created = createdRange(params.created);
  const equal = Object.fromEntries(
    filters.flatMap((name) => {
      const value = optionalText(params, name);
      return value === null ? [] : [[name, value] as const];
    }),
  );
  const page = call.gateway.store.list<T>(options.object, {
    account: call.account,
    limit,
    startingAfter,
    endingBefore,
    equal,
    ...created,
  });
  return { object: "list", url: options.url, has_more: page.hasMore, data: page.data };
}

function cursor(call: Call, object: string, name: string): string | undefined {
  const id = optionalText(call.params, name);
  if (id === null) return undefined;
  if (call.gateway.store.find(object, call.account, id) === undefined) {
    throw StripeFault.missing(object, id, name);
  }
  return id;
}

function createdRange(value: Call["params"][string] | undefined): {
  createdFrom?: number;
  createdTo?: number;
} {
  if (value === undefined) return {};
  if (typeof value === "string") {
    const at = optionalInteger({ created: value }, "created") ?? 0;
    return { createdFrom: at, createdTo: at };
  }
  const range = nested(value, "created");
  refuseUnknown(range, ["gt", "gte", "lt", "lte"]);
  const [gt, gte, lt, lte] = ["gt", "gte", "lt", "lte"].map((name) => optionalInteger(range, name));
  const from = gte ?? (typeof gt === "number" ? gt + 1 : undefined);
  const to = lte ?? (typeof lt === "number" ? lt - 1 : undefined);
  return {
    ...(from === undefined ? {} : { createdFrom: from }),
    ...(to === undefined ? {} : { createdTo: to }),
  };
}
