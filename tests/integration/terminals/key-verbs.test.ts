import { generateKeyPairSync, type KeyObject } from "node:crypto";
import { CompactSign } from "jose";
import { expect, test } from "vitest";
import { readDeviceToken } from "#server/keys/device-token.ts";
import { activateTerminal } from "#server/terminals/activation/activate-terminal.ts";
import { authenticateToken } from "#server/terminals/activation/authenticate-token.ts";
import { issueToken } from "#server/terminals/activation/issue-token.ts";
import { getTerminal } from "#server/terminals/get-terminal.ts";
import { resumeTerminal } from "#server/terminals/resume-terminal.ts";
import { makeActiveTerminal, suspend } from "../../support/devices/active-terminal.ts";
import { noRow, openToAll, readsOnly } from "../../support/proofs/exceptions.ts";
import { proveVerb } from "../../support/proofs/prove-verb.ts";
import { MODEL, makePlace, makeWorld } from "../../support/world/world.ts";
import { worldOfFile } from "../../support/world/world-of-file.ts";

const world = worldOfFile(makeWorld);
const anybody = () => world().runtime.unknownDevice();
let assertions = 0;

/** What a device signs to show that it is this terminal, or whatever else it chooses to. */
function assertionOf(terminalId: string, privateKey: KeyObject, claims: object = {}): Promise<string> {
  assertions += 1;
  const right = {
    iss: terminalId,
    sub: terminalId,
    aud: "http://device-link.test/device/v1/tokens",
    jti: `assertion-${assertions}`,
    exp: Math.floor(Date.now() / 1000) + 30,
  };
  return new CompactSign(Buffer.from(JSON.stringify({ ...right, ...claims })))
    .setProtectedHeader({ alg: "EdDSA" })
    .sign(privateKey);
}

async function withAssertion() {
  const { terminalId, privateKey } = await makeActiveTerminal(world());
  return { terminalId, privateKey, assertion: await assertionOf(terminalId, privateKey) };
}

async function withToken() {
  const { assertion, ...terminal } = await withAssertion();
  const { access_token: token } = await issueToken(anybody(), assertion);
  return { ...terminal, token };
}

const stopped = (at: { terminalId: string }) => suspend(world(), at);
const newKey = () => ({ x: "", ...generateKeyPairSync("ed25519").publicKey.export({ format: "jwk" }) }).x;

proveVerb("activateTerminal", {
  arrange: async () => ({ ...(await makePlace(world())), key: newKey() }),
  as: anybody,
  call: (ctx, { serialNumber, activationCode, key }) =>
    activateTerminal(ctx, {
      serialNumber,
      activationCode,
      publicKey: { kty: "OKP", crv: "Ed25519", x: key },
      model: MODEL.code,
      firmwareVersion: MODEL.firmware,
    }),
  succeeds: ({ answer, created }, { terminalId, merchantId }) => {
    expect(created).toBe(true);
    expect(answer).toMatchObject({ terminalId, merchant: { id: merchantId } });
  },
  needs: openToAll("a device has nothing but the code to prove itself by"),
  foreign: {
    instead: async () => ({ activationCode: (await makePlace(world())).activationCode }),
    code: "forbidden",
    reason: "code_wrong",
    leaves: ["throttles"],
  },
  illegal: {
    instead: () => makeActiveTerminal(world()),
    code: "conflict",
    reason: "code_used",
    leaves: ["throttles"],
  },
  audit: { action: "terminal.activate", subjectId: ({ terminalId }) => terminalId },
});

proveVerb("issueToken", {
  arrange: withAssertion,
  as: anybody,
  call: (ctx, { assertion }) => issueToken(ctx, assertion),
  succeeds: (answer) => expect(answer).toMatchObject({ token_type: "Bearer", expires_in: 3600 }),
  needs: openToAll("the signature of the device's key proves it"),
  foreign: {
    instead: async ({ terminalId }) => ({
      assertion: await assertionOf(terminalId, (await makeActiveTerminal(world())).privateKey),
    }),
    code: "unauthenticated",
    reason: "invalid_grant",
  },
  illegal: { given: stopped, code: "unauthenticated", reason: "invalid_grant" },
  audit: noRow("a token an hour says no more than the activation; used assertions are kept"),
});

const claimsOf = (token: string) => readDeviceToken(anybody().deviceTokenSecret, token, new Date());

test("a token of the very second in which its terminal is suspended ends with it, also when work goes on at once", async () => {
  const place = await withToken();
  await suspend(world(), place);
  const logistics = world().asRole("logistics");
  const { version } = await getTerminal(logistics, place);
  await resumeTerminal(logistics, { terminalId: place.terminalId, version, reason: "设备已找回" });
  expect(await authenticateToken(anybody(), await claimsOf(place.token))).toBeNull();
  const anew = await issueToken(anybody(), await assertionOf(place.terminalId, place.privateKey));
  expect(await authenticateToken(anybody(), await claimsOf(anew.access_token))).not.toBeNull();
});

test.each([
  ["a number for its id", { jti: 7 }],
  ["an id that no database holds", { jti: "a\u0000b" }],
  ["a time beyond all calendars", { exp: 1e308 }],
])("an assertion with %s is refused like any other that is wrong", async (_title, claims) => {
  const { terminalId, privateKey } = await makeActiveTerminal(world());
  const assertion = await assertionOf(terminalId, privateKey, claims);
  await expect(issueToken(anybody(), assertion)).rejects.toMatchObject({ reason: "invalid_grant" });
});

proveVerb("authenticateToken", {
  arrange: withToken,
  as: anybody,
  call: async (ctx, { token }) => authenticateToken(ctx, await claimsOf(token)),
  succeeds: (found, { terminalId }) => expect(found?.actor.id).toBe(terminalId),
  needs: openToAll("the token is the proof"),
  foreign: {
    instead: async ({ terminalId, privateKey }) => {
      const elsewhere = { ...anybody(), deviceTokenSecret: Buffer.from("the secret of another portal") };
      const answer = await issueToken(elsewhere, await assertionOf(terminalId, privateKey));
      return { token: answer.access_token };
    },
    sees: (found) => expect(found).toBeNull(),
  },
  illegal: { given: stopped, sees: (found) => expect(found).toBeNull() },
  audit: readsOnly("it stands before every request"),
});
