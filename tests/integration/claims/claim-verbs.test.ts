import { expect } from "vitest";
import { acceptClaim } from "#server/claims/accept-claim.ts";
import { agreeToClaimCost } from "#server/claims/agree-to-claim-cost.ts";
import { clearDevice } from "#server/claims/clear-device.ts";
import { getClaim } from "#server/claims/get-claim.ts";
import { lapseClaims } from "#server/claims/lapse-claims.ts";
import { listClaims } from "#server/claims/list-claims.ts";
import { openClaim } from "#server/claims/open-claim.ts";
import { refuseClaim } from "#server/claims/refuse-claim.ts";
import { withdrawClaim } from "#server/claims/withdraw-claim.ts";
import { DAY_MS } from "#server/domain/calendar/durations.ts";
import { CLAIM_WAITS } from "#server/domain/claims/waits.ts";
import { makeActiveTerminal } from "../../support/devices/active-terminal.ts";
import { anyState, looking, noTenants } from "../../support/proofs/exceptions.ts";
import { ofClaims } from "../../support/proofs/of-claims.ts";
import { proveVerb } from "../../support/proofs/prove-verb.ts";
import { arrangedClaim, claimRef, openedClaim, quotedClaim } from "../../support/world/claims.ts";
import { makePlace, makeWorld } from "../../support/world/world.ts";
import { worldOfFile } from "../../support/world/world-of-file.ts";

const world = worldOfFile(makeWorld);
const { logistics, byStaff, byOwner, subjectId } = ofClaims(world);

const opened = () => openedClaim(world());

proveVerb("openClaim", {
  arrange: async () => {
    const place = await makeActiveTerminal(world());
    const { terminalId } = place;
    const input = { terminalId, reason: "printer", description: "不出纸" } as const;
    return { place, input, stranger: await makePlace(world()) };
  },
  as: ({ place }) => place.owner(),
  needs: ["claim:own", "claim:write"],
  call: (ctx, { input }) => openClaim(ctx, input),
  succeeds: (claim) =>
    expect(claim).toMatchObject({
      status: "opened",
      byStaff: false,
      terminalStatus: "active",
      warranty: { inForce: true },
      acts: ["withdraw"],
      wait: { holder: "logistics" },
    }),
  foreign: { as: ({ stranger }) => stranger.owner(), reason: "terminal_not_found" },
  illegal: {
    given: ({ place, input }) => openClaim(place.owner(), input),
    code: "conflict",
    reason: "claim_open",
  },
  audit: { action: "claim.open", subjectId: (_at, claim) => claim.id },
});

proveVerb("acceptClaim", {
  ...byStaff,
  arrange: () => arrangedClaim(world(), opened, { remedy: "repair" as const }),
  call: (ctx, { input }) => acceptClaim(ctx, input),
  succeeds: (claim) =>
    expect(claim).toMatchObject({
      status: "awaiting_device",
      coverage: "warranty",
      wait: { holder: "merchant" },
    }),
  illegal: { given: ({ input }) => acceptClaim(logistics(), input), reason: "transition_refused" },
  audit: { action: "claim.repair", subjectId },
});

proveVerb("refuseClaim", {
  ...byStaff,
  arrange: () => arrangedClaim(world(), opened, { reason: "设备没有问题" }),
  call: (ctx, { input }) => refuseClaim(ctx, input),
  succeeds: (claim) => expect(claim).toMatchObject({ status: "refused", note: "设备没有问题", wait: null }),
  illegal: { given: ({ input }) => refuseClaim(logistics(), input), reason: "transition_refused" },
  audit: { action: "claim.refuse", subjectId },
});

proveVerb("agreeToClaimCost", {
  ...byOwner,
  arrange: () => arrangedClaim(world(), () => quotedClaim(world()), {}),
  needs: "claim:own",
  call: (ctx, { input }) => agreeToClaimCost(ctx, input),
  succeeds: (claim) => expect(claim).toMatchObject({ status: "awaiting_device", coverage: "paid" }),
  illegal: {
    given: ({ place, input }) => agreeToClaimCost(place.owner(), input),
    reason: "transition_refused",
  },
  audit: { action: "claim.repair", subjectId },
});

proveVerb("withdrawClaim", {
  ...byOwner,
  arrange: () => arrangedClaim(world(), opened, {}),
  needs: ["claim:own", "claim:write"],
  call: (ctx, { input }) => withdrawClaim(ctx, input),
  succeeds: (claim) => expect(claim).toMatchObject({ status: "withdrawn", acts: [] }),
  illegal: { given: ({ place, input }) => withdrawClaim(place.owner(), input), reason: "transition_refused" },
  audit: { action: "claim.withdraw", subjectId },
});

proveVerb("clearDevice", {
  arrange: () =>
    arrangedClaim(world(), () => openedClaim(world(), "suspected_tampering"), {
      finding: "untouched" as const,
      reason: "封条完好",
    }),
  as: () => world().asRole("admin"),
  needs: "claim:clear",
  foreign: noTenants("only an administrator says what an examination found"),
  call: (ctx, { input }) => clearDevice(ctx, input),
  succeeds: (claim) =>
    expect(claim).toMatchObject({ quarantined: false, finding: "untouched", canClear: false }),
  illegal: { given: ({ input }) => clearDevice(world().asRole("admin"), input), reason: "nothing_to_clear" },
  audit: { action: "claim.clear_device", subjectId },
});

proveVerb("lapseClaims", {
  arrange: async () => ({ input: claimRef((await quotedClaim(world())).claim) }),
  as: () => world().asSystem(new Date(Date.now() + (CLAIM_WAITS.quoted.days + 1) * DAY_MS)),
  needs: "claim:carry_on",
  foreign: noTenants("the portal's own workers carry claims on"),
  call: (ctx) => lapseClaims(ctx),
  succeeds: async (lapsed, { input }) => {
    expect(lapsed).toBeGreaterThan(0);
    expect(await getClaim(logistics(), input)).toMatchObject({ status: "expired" });
  },
  illegal: anyState("what is over already is left alone"),
  audit: { action: "claim.lapse", subjectId },
});

proveVerb("getClaim", {
  ...looking,
  ...byOwner,
  arrange: () => arrangedClaim(world(), opened, {}),
  needs: ["claim:own", "claim:read"],
  call: (ctx, { input: { claimId } }) => getClaim(ctx, { claimId }),
  succeeds: (claim, { input }) => expect(claim.id).toBe(input.claimId),
});

proveVerb("listClaims", {
  ...looking,
  arrange: () => arrangedClaim(world(), opened, {}),
  as: ({ place }) => place.owner(),
  needs: ["claim:own", "claim:read"],
  call: (ctx, { place: { merchantId } }) => listClaims(ctx, { merchantId, only: "open" }),
  succeeds: ({ items }, { claim }) => expect(items.map(({ id }) => id)).toEqual([claim.id]),
  foreign: { as: ({ stranger }) => stranger.owner(), sees: ({ items }) => expect(items).toEqual([]) },
});
