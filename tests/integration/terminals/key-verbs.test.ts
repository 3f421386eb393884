import { generateKeyPairSync, type KeyObject } from "node:crypto";
import { SignJWT } from "jose";
import { expect } from "vitest";
import { activateTerminal } from "#server/terminals/activation/activate-terminal.ts";
import { authenticateToken } from "#server/terminals/activation/authenticate-token.ts";
import { issueToken } from "#server/terminals/activation/issue-token.ts";
import { makeActiveTerminal, suspend } from "../../support/devices/active-terminal.ts";
import { noRow, openToAll, readsOnly } from "../../support/proofs/exceptions.ts";
import { proveVerb } from "../../support/proofs/prove-verb.ts";
import { MODEL, makePlace, makeWorld } from "../../support/world/world.ts";
import { worldOfFile } from "../../support/world/world-of-file.ts";

const world = worldOfFile(makeWorld);
const anybody = () => world().runtime.unknownDevice();
let assertions = 0;

/** What a device signs to show that it is this terminal. */
function assertionOf(terminalId: string, privateKey: KeyObject): Promise<string> {
  assertions += 1;
  return new SignJWT({})
    .setProtectedHeader({ alg: "EdDSA" })
    .setIssuer(terminalId)
    .setSubject(terminalId)
    .setAudience("http://device-link.test/device/v1/tokens")
    .setJti(`assertion-${assertions}`)
    .setExpirationTime("30s")
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

proveVerb("authenticateToken", {
  arrange: withToken,
  as: anybody,
  call: (ctx, { token }) => authenticateToken(ctx, token, ctx.now),
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
