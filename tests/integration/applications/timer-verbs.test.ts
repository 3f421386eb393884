import { expect } from "vitest";
import { eraseEndedApplications } from "#server/applications/erase-ended-applications.ts";
import { lapseApplications } from "#server/applications/lapse-applications.ts";
import { remindApplicants } from "#server/applications/remind-applicants.ts";
import { anyState, noTenants } from "../../support/proofs/exceptions.ts";
import { proveVerb } from "../../support/proofs/prove-verb.ts";
import { type ApplicationAt, applicationIn } from "../../support/world/applicants.ts";
import { daysFromNow } from "../../support/world/days-from-now.ts";
import { createDemoWorld } from "../../support/world/demo-world.ts";
import { worldOfFile } from "../../support/world/world-of-file.ts";

const world = worldOfFile(createDemoWorld);
const inDays = (days: number) => () => world().runtime.system(daysFromNow(days));
const subjectId = ({ view }: ApplicationAt) => view.id;
const byClock = {
  arrange: () => applicationIn(world(), "draft"),
  foreign: noTenants("the clock runs for every applicant"),
  illegal: anyState("what has happened already is passed by"),
  succeeds: (count: number) => expect(count).toBeGreaterThan(0),
} as const;

proveVerb("lapseApplications", {
  ...byClock,
  as: inDays(61),
  needs: "application:lapse",
  call: (ctx) => lapseApplications(ctx),
  audit: { action: "application.lapse", subjectId },
});

proveVerb("remindApplicants", {
  ...byClock,
  as: inDays(2),
  needs: "application:remind",
  call: (ctx) => remindApplicants(ctx),
  audit: { action: "application.message", subjectId },
});

proveVerb("eraseEndedApplications", {
  ...byClock,
  as: inDays(31),
  arrange: () => applicationIn(world(), "withdrawn"),
  needs: "application:erase",
  call: (ctx) => eraseEndedApplications(ctx),
  audit: { action: "application.erase", subjectId },
});
