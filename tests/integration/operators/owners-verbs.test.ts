import { eq } from "drizzle-orm";
import { expect } from "vitest";
import { operators } from "#db/schema/operators.ts";
import { DAY_MS } from "#server/domain/calendar/durations.ts";
import { OPERATOR_WAITS } from "#server/domain/operators/rules.ts";
import type { OperatorView } from "#server/domain/operators/views.ts";
import { admitOperator } from "#server/operators/admit-operator.ts";
import { blockOperator } from "#server/operators/block-operator.ts";
import { forgetOperators } from "#server/operators/forget-operators.ts";
import { getSignedIn } from "#server/operators/get-signed-in.ts";
import { lapseOperators } from "#server/operators/lapse-operators.ts";
import { listOperators } from "#server/operators/list-operators.ts";
import { refuseOperator } from "#server/operators/refuse-operator.ts";
import { removeOperator } from "#server/operators/remove-operator.ts";
import { unblockOperator } from "#server/operators/unblock-operator.ts";
import { anyState, looking, noRow, noTenants } from "../../support/proofs/exceptions.ts";
import { proveVerb } from "../../support/proofs/prove-verb.ts";
import { daysFromNow } from "../../support/world/days-from-now.ts";
import { operatorRef, requestedOperator, workingOperator } from "../../support/world/operators.ts";
import { makePlace, makeWorld, type Place } from "../../support/world/world.ts";
import { worldOfFile } from "../../support/world/world-of-file.ts";

const world = worldOfFile(makeWorld);

type Begin = typeof requestedOperator;
const arranged = (begin: Begin) => async () => {
  const { place, operator } = await begin(world());
  return { place, operator, input: operatorRef(operator), stranger: await makePlace(world()) };
};
const byOwner = {
  as: ({ place }: { place: Place }) => place.owner(),
  needs: "operator:own" as const,
  foreign: { as: ({ stranger }: { stranger: Place }) => stranger.owner() },
};
const subjectId = ({ input }: { input: { operatorId: string } }) => input.operatorId;

/** The one operator of a merchant, as of now. */
const asItIs = async (place: Place) => {
  const [operator] = await listOperators(place.owner(), { merchantId: place.merchantId });
  return operatorRef(operator as OperatorView);
};

const rowOf = async (operatorId: string) => {
  const [row] = await world().runtime.db.select().from(operators).where(eq(operators.id, operatorId));
  return row;
};
const FORGOTTEN = { mobile: null, mobileIndex: null, mobileEnding: null };

proveVerb("admitOperator", {
  ...byOwner,
  arrange: arranged(requestedOperator),
  call: (ctx, { input }) => admitOperator(ctx, input),
  succeeds: (operator) => expect(operator).toMatchObject({ status: "active", name: "李收银", dueAt: null }),
  illegal: {
    given: ({ place, input }) => admitOperator(place.owner(), input),
    instead: async ({ place }) => ({ input: await asItIs(place) }),
  },
  audit: { action: "operator.admit", subjectId },
});

proveVerb("refuseOperator", {
  ...byOwner,
  arrange: arranged(requestedOperator),
  call: (ctx, { input }) => refuseOperator(ctx, input),
  succeeds: async (operator) => {
    expect(operator.status).toBe("refused");
    expect(await rowOf(operator.id)).toMatchObject(FORGOTTEN);
  },
  illegal: {
    given: ({ place, input }) => admitOperator(place.owner(), input),
    instead: async ({ place }) => ({ input: await asItIs(place) }),
  },
  audit: { action: "operator.refuse", subjectId },
});

proveVerb("blockOperator", {
  ...byOwner,
  arrange: arranged(workingOperator),
  call: (ctx, { input }) => blockOperator(ctx, input),
  succeeds: async (operator, { place }) => {
    expect(operator.status).toBe("blocked");
    await expect(getSignedIn(place.terminal())).rejects.toMatchObject({ reason: "nobody_signed_in" });
  },
  illegal: {
    instead: async ({ place }) => {
      const { operator } = await requestedOperator(world(), place);
      return { input: operatorRef(operator) };
    },
  },
  audit: { action: "operator.block", subjectId },
});

const blocked = async (w = world()) => {
  const { place, operator, mobile } = await workingOperator(w);
  return { place, mobile, operator: await blockOperator(place.owner(), operatorRef(operator)) };
};

proveVerb("unblockOperator", {
  ...byOwner,
  arrange: arranged(() => blocked()),
  call: (ctx, { input }) => unblockOperator(ctx, input),
  succeeds: (operator) => expect(operator.status).toBe("active"),
  illegal: {
    instead: async ({ place, operator }) => ({
      input: operatorRef(await unblockOperator(place.owner(), operatorRef(operator))),
    }),
  },
  audit: { action: "operator.unblock", subjectId },
});

proveVerb("removeOperator", {
  ...byOwner,
  arrange: arranged(workingOperator),
  call: (ctx, { input }) => removeOperator(ctx, input),
  succeeds: async (operator) => {
    expect(operator).toMatchObject({ status: "removed", name: "李收银", mobileEnding: null });
    expect(await rowOf(operator.id)).toMatchObject(FORGOTTEN);
  },
  illegal: {
    instead: async ({ place, operator }) => ({
      input: operatorRef(await removeOperator(place.owner(), operatorRef(operator))),
    }),
  },
  audit: { action: "operator.remove", subjectId },
});

proveVerb("listOperators", {
  ...looking,
  ...byOwner,
  needs: ["operator:own", "operator:read"],
  arrange: arranged(workingOperator),
  call: (ctx, { place: { merchantId } }) => listOperators(ctx, { merchantId }),
  succeeds: (found, { operator }) => {
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ id: operator.id, lastSignInAt: expect.any(String) });
    expect(JSON.stringify(found)).not.toMatch(/1\d{10}/);
  },
});

const late = () => world().asSystem(new Date(Date.now() + (OPERATOR_WAITS.requested.days + 1) * DAY_MS));

proveVerb("lapseOperators", {
  arrange: arranged(requestedOperator),
  as: late,
  needs: "operator:lapse",
  foreign: noTenants("the portal's own timer ends what nobody answered"),
  call: (ctx) => lapseOperators(ctx),
  succeeds: async (lapsed, { input }) => {
    expect(lapsed).toBeGreaterThan(0);
    expect(await rowOf(input.operatorId)).toMatchObject({ status: "lapsed", ...FORGOTTEN });
  },
  illegal: anyState("what was answered is left alone"),
  audit: { action: "operator.lapse", subjectId },
});

proveVerb("forgetOperators", {
  arrange: async () => {
    const { place, operator, input, stranger } = await arranged(requestedOperator)();
    await refuseOperator(place.owner(), operatorRef(operator));
    return { input, stranger };
  },
  as: () => world().asSystem(daysFromNow(31)),
  needs: "trace:forget",
  foreign: noTenants("the portal's own timer forgets for all"),
  call: (ctx) => forgetOperators(ctx),
  succeeds: async (_gone, { input }) => expect(await rowOf(input.operatorId)).toBeUndefined(),
  illegal: {
    given: () => forgetOperators(world().asSystem(daysFromNow(31))),
    sees: (gone) => expect(gone).toBe(0),
  },
  audit: noRow("what nobody may look at any more leaves no trace of its own"),
});
