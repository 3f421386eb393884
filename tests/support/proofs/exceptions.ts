/** The only ways to have no proof. Each states why, and is a claim that is tested in the proof's place. */
export type ExceptionKind = "open_to_all" | "no_tenants" | "any_state" | "reads_only" | "no_row";

export interface Exception<Kind extends ExceptionKind = ExceptionKind> {
  exception: Kind;
  why: string;
}

const exceptionOf =
  <Kind extends ExceptionKind>(exception: Kind) =>
  (why: string): Exception<Kind> => ({ exception, why });

/** Nobody lacks the permission, since none is needed: whoever is not signed in succeeds too. */
export const openToAll = exceptionOf("open_to_all");
/** No tenant is foreign, since none may: neither applicants nor terminals hold the permission. */
export const noTenants = exceptionOf("no_tenants");
/** No state is wrong: the same again, after it happened, is answered too. */
export const anyState = exceptionOf("any_state");
/** No audit row, since not a single row of any table is written. */
export const readsOnly = exceptionOf("reads_only");
/** No audit row, though something is written. */
export const noRow = exceptionOf("no_row");

/** A verb that only looks. */
export const looking = {
  illegal: anyState("a look has no state to be wrong in"),
  audit: readsOnly("a look that reveals nothing personal is not recorded"),
};

export const isException = (of: object | string): of is Exception =>
  typeof of === "object" && "exception" in of;
