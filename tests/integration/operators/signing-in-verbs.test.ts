import { expect } from "vitest";
import { getSignedIn } from "#server/operators/get-signed-in.ts";
import { requestOperatorCode } from "#server/operators/request-operator-code.ts";
import { signInOperator } from "#server/operators/sign-in-operator.ts";
import { signOutOperator } from "#server/operators/sign-out-operator.ts";
import { promisedMessages } from "../../support/messages/promised-messages.ts";
import { anyState, looking, noRow } from "../../support/proofs/exceptions.ts";
import { proveVerb } from "../../support/proofs/prove-verb.ts";
import {
  admittedOperator,
  askedAt,
  type Numbered,
  placeWithNumber,
  workingOperator,
} from "../../support/world/operators.ts";
import { newMobile } from "../../support/world/people.ts";
import { makeWorld } from "../../support/world/world.ts";
import { worldOfFile } from "../../support/world/world-of-file.ts";

const world = worldOfFile(makeWorld);
const ofTerminal = {
  as: ({ place }: { place: Numbered }) => place.terminal(),
  needs: "operator:sign_in" as const,
};

/** Another merchant's terminal that is told this one's number. */
const elsewhere = {
  as: ({ stranger }: { stranger: Numbered }) => stranger.terminal(),
  code: "invalid_input" as const,
  reason: "terminal_number_wrong",
};

proveVerb("requestOperatorCode", {
  arrange: async () => {
    const place = await placeWithNumber(world());
    const { terminalNumber } = place;
    return {
      place,
      stranger: await placeWithNumber(world()),
      input: { mobile: newMobile(), terminalNumber },
    };
  },
  ...ofTerminal,
  call: (ctx, { input }) => requestOperatorCode(ctx, input),
  succeeds: async ({ expiresAt }) => {
    expect(Date.parse(expiresAt)).toBeGreaterThan(Date.now());
    expect((await promisedMessages(world().runtime)).at(-1)).toMatch(/\d{6}.*终端/);
  },
  foreign: elsewhere,
  illegal: anyState("a code may be asked for again"),
  audit: noRow("who was sent a code is nobody's business but the sender's budget"),
});

proveVerb("signInOperator", {
  arrange: async () => {
    const { place, mobile, operator } = await admittedOperator(world());
    const input = await askedAt(world(), place, mobile);
    return { place, stranger: await placeWithNumber(world()), operator, input };
  },
  ...ofTerminal,
  call: (ctx, { input }) => signInOperator(ctx, input),
  succeeds: async (answer, { place, operator }) => {
    expect(answer).toMatchObject({ status: "signed_in", operatorId: operator.id, name: "李收银" });
    expect(await getSignedIn(place.terminal())).toMatchObject({ operatorId: operator.id });
  },
  foreign: elsewhere,
  illegal: {
    given: ({ place, input }) => signInOperator(place.terminal(), input),
    code: "unauthenticated",
    reason: "code_refused",
    leaves: ["throttles"],
  },
  audit: { action: "operator.sign_in", subjectId: ({ operator }) => operator.id },
});

const working = async () => ({
  ...(await workingOperator(world())),
  stranger: await placeWithNumber(world()),
});

proveVerb("getSignedIn", {
  ...looking,
  arrange: working,
  ...ofTerminal,
  call: (ctx) => getSignedIn(ctx),
  succeeds: (found, { operator }) => expect(found.operatorId).toBe(operator.id),
  foreign: { as: ({ stranger }) => stranger.terminal() },
});

proveVerb("signOutOperator", {
  arrange: working,
  ...ofTerminal,
  call: (ctx) => signOutOperator(ctx),
  succeeds: async (_nothing, { place }) => {
    await expect(getSignedIn(place.terminal())).rejects.toMatchObject({ reason: "nobody_signed_in" });
  },
  foreign: {
    as: ({ stranger }) => stranger.terminal(),
    sees: async (_nothing, { place, operator }) =>
      expect((await getSignedIn(place.terminal())).operatorId).toBe(operator.id),
  },
  illegal: anyState("nobody to sign out is no fault"),
  audit: { action: "operator.sign_out", subjectId: ({ operator }) => operator.id },
});
