import type { Context } from "#server/context.ts";
import type { ErrorCode } from "#server/domain/errors.ts";
import type { Permission } from "#server/domain/permissions.ts";
import type { Exception } from "./exceptions.ts";

export interface Refusal {
  code: ErrorCode;
  reason?: string;
  /** Tables that the refusal itself is written down in. */
  leaves?: readonly string[];
}

/** A call that must come to nothing: it is refused or, where the verb refuses nobody, `sees` says what is answered. */
export interface Attempt<At, Result> extends Partial<Refusal> {
  /** Whoever may, unless somebody else is named. */
  as?: (at: At) => Context;
  /** What has happened before it. */
  given?: (at: At) => Promise<unknown>;
  /** What is asked for in place of what was arranged. */
  instead?: (at: At) => Partial<At> | Promise<Partial<At>>;
  sees?: (result: Result, at: At) => unknown;
}

export interface Proofs<At, Result> {
  /** Everything that the verb needs; anew for each proof that changes something. */
  arrange: () => Promise<At>;
  /** Who may. */
  as: (at: At) => Context;
  call: (ctx: Context, at: At) => Promise<Result>;
  succeeds: (result: Result, at: At) => unknown;
  /** One of these permissions is enough; whoever has none is refused. `sees` is what nobody known is answered. */
  needs:
    | Permission
    | readonly Permission[]
    | (Exception<"open_to_all"> & { sees?: (result: NoInfer<Result>) => unknown });
  /** Another tenant's attempt, refused with `not_found` unless another code is given. */
  foreign: Attempt<At, Result> | Exception<"no_tenants">;
  /** An attempt in the wrong state, refused with `illegal_state` unless another code is given. */
  illegal: Attempt<At, Result> | Exception<"any_state">;
  audit:
    | {
        action: string;
        subjectId: (at: At, result: Result) => string | Promise<string>;
        /** Who did it, where the caller only carries what others did. */
        actorId?: (at: At) => string;
      }
    | Exception<"reads_only" | "no_row">;
}

/** One guarantee; proving it throws when it does not hold. */
export interface Proof {
  title: string;
  prove: () => Promise<void>;
}
