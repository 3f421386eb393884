import { expect, test } from "vitest";
import { people } from "#db/schema/people.ts";
import { requireNoDemoPeople } from "#server/identity/require-no-demo-people.ts";
import { createTestRuntime } from "../../support/world/test-runtime.ts";
import { worldOfFile } from "../../support/world/world-of-file.ts";

const runtime = worldOfFile(createTestRuntime);

test("production begins on a database without the demo's people, and on no other", async () => {
  const { db } = runtime();
  const person = { roles: ["admin" as const], name: "A", createdAt: new Date() };
  await db.insert(people).values({ ...person, id: "per_a", email: "admin@shop.cn" });
  await requireNoDemoPeople(db);
  await db.insert(people).values({ ...person, id: "per_b", email: "logistics@ruwang.test" });
  await expect(requireNoDemoPeople(db)).rejects.toThrow(/DATABASE_URL.*logistics@ruwang\.test/);
});
