import { expect } from "vitest";
import { listIncidents } from "#server/terminals/incidents/list-incidents.ts";
import { resolveIncident } from "#server/terminals/incidents/resolve-incident.ts";
import { looking, noTenants } from "../../../support/proofs/exceptions.ts";
import { proveVerb } from "../../../support/proofs/prove-verb.ts";
import { farTerminal } from "../../../support/world/incidents.ts";
import { makeWorld } from "../../../support/world/world.ts";
import { worldOfFile } from "../../../support/world/world-of-file.ts";

const world = worldOfFile(makeWorld);
const logistics = () => world().asRole("logistics");
const arrange = async () => {
  const { incident } = await farTerminal(world());
  const { id: incidentId, version } = incident;
  return {
    incident,
    input: { incidentId, version, resolution: "brought_back", reason: "店主已带回" } as const,
  };
};

proveVerb("resolveIncident", {
  arrange,
  as: logistics,
  needs: "terminal:write",
  foreign: noTenants("only staff end incidents"),
  call: (ctx, { input }) => resolveIncident(ctx, input),
  succeeds: (view) =>
    expect(view).toMatchObject({
      status: "resolved",
      resolution: "brought_back",
      reason: "店主已带回",
      resolutions: [],
      wait: null,
    }),
  illegal: {
    given: ({ input }) => resolveIncident(logistics(), input),
    reason: "transition_refused",
  },
  audit: { action: "incident.resolve", subjectId: ({ input }) => input.incidentId },
});

proveVerb("listIncidents", {
  ...looking,
  arrange,
  as: logistics,
  needs: "terminal:read",
  foreign: noTenants("a merchant sees those of its own terminals with each of them"),
  call: (ctx, { incident }) => listIncidents(ctx, { status: "open", search: incident.serialNumber }),
  succeeds: ({ items }, { incident }) => expect(items.map(({ id }) => id)).toEqual([incident.id]),
});
