import { describe, expect, test } from "vitest";
import { procedureDocs } from "#server/api/procedure-docs.ts";
import { createCaller } from "#server/api/router.ts";
import { type contextFor, type Runtime, WITHIN } from "#server/context.ts";
import { isPermitted, type Permission, ROLES, type Role } from "#server/domain/permissions.ts";
import { ANYBODY, actorOf } from "../../support/world/actor-of.ts";

/** Anything a procedure asks of the outside answers with this, which proves that the guard let it through. */
class PastTheGuard extends Error {}
const runtime = new Proxy({} as Runtime, {
  get: (_target, key) => {
    if (key === "then") return undefined;
    throw new PastTheGuard(String(key));
  },
});

/** The code a procedure answers to `role` before its input is even looked at. */
async function answerTo(path: string, role: Role | typeof ANYBODY): Promise<string> {
  const bare = Object.create(runtime) as Runtime;
  const ctx = Object.assign(bare, {
    actor: actorOf(role),
    now: new Date(),
    requestId: "test",
    origin: WITHIN,
  });
  const [area, name] = path.split(".") as [string, string];
  const caller = createCaller(ctx as ReturnType<typeof contextFor>) as unknown as Record<
    string,
    Record<string, (input: unknown) => Promise<unknown>>
  >;
  try {
    await caller[area]?.[name]?.({ unknownKey: true });
    return "ok";
  } catch (error) {
    return error instanceof Error && "code" in error ? String(error.code) : "past";
  }
}

const procedures = procedureDocs();

test("every procedure states who may call it, and a schema for what it takes and gives", () => {
  for (const { path, access, output } of procedures) {
    expect(access, path).not.toEqual([]);
    expect(output, path).not.toBeNull();
  }
});

describe.each(procedures.map((procedure) => [procedure.path, procedure.access] as const))(
  "%s",
  (path, access) => {
    test.each([ANYBODY, ...ROLES] as const)("answers %s by the table", async (role) => {
      const permitted =
        access === "public" ||
        (role !== ANYBODY &&
          (access as readonly Permission[]).some((permission) => isPermitted([role], permission)));
      const answer = await answerTo(path, role);
      if (permitted) expect(["UNAUTHORIZED", "FORBIDDEN"]).not.toContain(answer);
      else expect(answer).toBe(role === ANYBODY ? "UNAUTHORIZED" : "FORBIDDEN");
    });
  },
);
