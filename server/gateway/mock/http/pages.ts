import { z } from "zod";
import type { ListFilter } from "../store.ts";
import { type Parameter, type ParameterTable, parameter } from "./parameters.ts";
import { type DeclaredRoute, route } from "./route.ts";
import { StripeFault } from "./stripe-fault.ts";
import { filledText, integer, readBy } from "./values.ts";

const DEFAULT_LIMIT = 10;
const MAX_LIMIT = 100;

interface Page extends ListFilter {
  object: string;
  equal: Record<string, string>;
}

const limit = integer.refine(
  (value) => value >= 1 && value <= MAX_LIMIT,
  `Limit must be from 1 to ${MAX_LIMIT}.`,
);

/** A second, or a range of them with either end open. */
const instant = integer.transform((second) => ({ createdFrom: second, createdTo: second }));
const range = z
  .strictObject({
    gt: integer.optional(),
    gte: integer.optional(),
    lt: integer.optional(),
    lte: integer.optional(),
  })
  .transform(({ gt, gte, lt, lte }) => ({
    createdFrom: gte ?? (gt === undefined ? undefined : gt + 1),
    createdTo: lte ?? (lt === undefined ? undefined : lt - 1),
  }));
const created = readBy<z.output<typeof range>>((value) => (typeof value === "string" ? instant : range));

const PAGING: ParameterTable<Page> = {
  limit: parameter(limit, (page, given) => {
    page.limit = given;
  }),
  created: parameter(created, (page, given) => void Object.assign(page, given)),
  starting_after: cursor("starting_after", (page, id) => {
    page.startingAfter = id;
  }),
  ending_before: cursor("ending_before", (page, id) => {
    if (page.startingAfter !== undefined) {
      throw StripeFault.invalid(
        "Give starting_after or ending_before, not both.",
        "ending_before",
        "parameters_exclusive",
      );
    }
    page.endingBefore = id;
  }),
};

interface Listing {
  object: string;
  path: string;
  /** Top-level fields that may be asked for. */
  filters?: readonly string[];
  /** The field that names the object in the path, where the list is a part of another object. */
  partOf?: string;
}

/** Stripe's list of one kind, newest first. */
export function listRoute({ object, path, filters = [], partOf }: Listing): DeclaredRoute {
  return route<Page>({
    method: "get",
    path,
    parameters: { ...PAGING, ...Object.fromEntries(filters.map((name) => [name, equality(name)])) },
    work: (call, given) => {
      const equal = partOf === undefined ? {} : { [partOf]: call.id };
      const page = given.applyTo({ object, account: call.account, limit: DEFAULT_LIMIT, equal });
      const { data, hasMore } = call.gateway.store.list(object, page);
      return { object: "list", url: path.replace(":id", call.id), has_more: hasMore, data };
    },
  });
}

function cursor(name: string, set: (page: Page, id: string) => void): Parameter<Page> {
  return parameter(filledText, (page, id, call) => {
    const known = call.gateway.store.find(page.object, page.account, id);
    if (known === undefined) throw StripeFault.missing(page.object, id, name);
    set(page, id);
  });
}

function equality(field: string): Parameter<Page> {
  return parameter(filledText, (page, given) => {
    page.equal[field] = given;
  });
}
