import type { StoredObject } from "../store.ts";
import type { Call } from "./call.ts";
import { NO_PARAMETERS } from "./parameters.ts";
import { type DeclaredRoute, route } from "./route.ts";
import { StripeFault } from "./stripe-fault.ts";

/** A kind of object, where it is reached, and how Stripe calls it when there is none. */
export interface Kind {
  object: string;
  path: string;
  missing?: { called: string; param?: string };
}

/** The object whose id the path names, of the caller's account. */
export function load<T extends StoredObject>(call: Call, { object, missing }: Kind): T {
  const found = call.gateway.store.find<T>(object, call.account, call.id);
  if (found === undefined) throw StripeFault.missing(missing?.called ?? object, call.id, missing?.param);
  return found;
}

export function retrieveRoute(kind: Kind): DeclaredRoute {
  return route({
    method: "get",
    path: `${kind.path}/:id`,
    parameters: NO_PARAMETERS,
    work: (call) => load(call, kind),
  });
}

export function deleteRoute(kind: Kind): DeclaredRoute {
  return route({
    method: "delete",
    path: `${kind.path}/:id`,
    parameters: NO_PARAMETERS,
    work: (call) => {
      const { id, object } = load(call, kind);
      call.gateway.store.remove(id);
      return { id, object, deleted: true };
    },
  });
}
