import { initTRPC } from "@trpc/server";
import { ZodError } from "zod";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { DomainError } from "#server/domain/errors.ts";
import { isPermitted, type Permission } from "#server/domain/permissions.ts";
import { log } from "#server/log.ts";
import { asTrpcError, type ErrorData, errorDataOf, messageOf } from "./errors.ts";

/** Who may call a procedure: anybody, or the holders of one of some permissions. The access matrix test reads it. */
export interface ProcedureMeta {
  access: "public" | readonly Permission[];
}

const t = initTRPC
  .context<Context>()
  .meta<ProcedureMeta>()
  .create({
    errorFormatter: ({ shape, error, ctx }) => {
      const data: ErrorData = errorDataOf(error, ctx?.requestId ?? "-");
      return {
        ...shape,
        message: messageOf(error),
        data: { ...data, httpStatus: shape.data.httpStatus, path: shape.data.path },
      };
    },
  });

/** Domain errors become tRPC errors once, here; bugs are logged once, here. */
const mapErrors = t.middleware(async ({ ctx, path, next }) => {
  const result = await next();
  if (result.ok) return result;
  const cause = result.error.cause;
  if (cause instanceof DomainError) {
    noteRefusal(ctx, path, cause);
    throw asTrpcError(cause);
  }
  if (!(cause instanceof ZodError) && result.error.code === "INTERNAL_SERVER_ERROR") {
    log.error({ path, requestId: ctx.requestId, err: cause ?? result.error }, "procedure failed");
  }
  return result;
});

/** Who is refused again and again is trying something. */
const TELLING = new Set(["forbidden", "limit_reached"]);

function noteRefusal(
  { actor, origin, requestId }: Context,
  path: string,
  { code, reason }: DomainError,
): void {
  if (!TELLING.has(code)) return;
  log.warn({ path, reason, actorId: actor.id, address: origin.address, requestId }, "refused");
}

const base = t.procedure.use(mapErrors);

export const router = t.router;
export const middleware = t.middleware;
export const createCallerFactory = t.createCallerFactory;

/** A procedure anybody may call. */
export const open = base.meta({ access: "public" });

/** A procedure for the holders of `permission`. */
export function can(permission: Permission) {
  return canAny(permission);
}

/** A procedure for the holders of at least one of `permissions`; its verb decides what each may see. */
export function canAny(...permissions: [Permission, ...Permission[]]) {
  return base.meta({ access: permissions }).use(({ ctx, next }) => {
    const held = permissions.find((permission) => isPermitted(ctx.actor.roles, permission));
    requirePermission(ctx, held ?? permissions[0]);
    return next();
  });
}
