import { expect } from "vitest";
import { listAudit } from "#server/audit/list-audit.ts";
import { sealAudit } from "#server/audit/seal-audit.ts";
import { looking, noRow, noTenants } from "../../support/proofs/exceptions.ts";
import { proveVerb } from "../../support/proofs/prove-verb.ts";
import { actorOf } from "../../support/world/actor-of.ts";
import { memberOfStaff } from "../../support/world/people.ts";
import { sealAll } from "../../support/world/seal-all.ts";
import { createTestRuntime } from "../../support/world/test-runtime.ts";
import { worldOfFile } from "../../support/world/world-of-file.ts";

const runtime = worldOfFile(createTestRuntime);
/** Something that has an audit row. */
const somethingDone = () => memberOfStaff(runtime());

proveVerb("listAudit", {
  ...looking,
  arrange: somethingDone,
  as: () => runtime().as(actorOf("checker")),
  needs: "audit:read",
  call: (ctx, { personId }) => listAudit(ctx, { subjectId: personId }),
  succeeds: ({ items }) => expect(items.map(({ action }) => action)).toEqual(["person.create"]),
  foreign: noTenants("who did what is the supervision's to see"),
});

proveVerb("sealAudit", {
  arrange: somethingDone,
  as: () => runtime().system(),
  needs: "audit:seal",
  // A transaction in another database of this server may hold up the first try.
  call: async (ctx) => (await sealAudit(ctx)) + (await sealAll(ctx)),
  succeeds: (sealed) => expect(sealed).toBeGreaterThan(0),
  foreign: noTenants("the portal seals by itself"),
  illegal: {
    given: () => sealAll(runtime().system()),
    sees: (sealed) => expect(sealed).toBe(0),
  },
  audit: noRow("the signed head is the record, and a row about it would never be sealed"),
});
