import { generateKeyPairSync, type KeyObject, randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { SignJWT } from "jose";
import { expect, test } from "vitest";
import { outbox } from "#db/schema/audit.ts";
import { systemActor } from "#server/domain/actor.ts";
import type { RotateKeyInput } from "#server/domain/device-protocol/keys.ts";
import { readDeviceToken } from "#server/keys/device-token.ts";
import { thumbprintOf } from "#server/keys/thumbprint.ts";
import { authenticateToken } from "#server/terminals/activation/authenticate-token.ts";
import { issueToken } from "#server/terminals/activation/issue-token.ts";
import { getTerminal } from "#server/terminals/get-terminal.ts";
import { orderKeyRotation } from "#server/terminals/keys/order-key-rotation.ts";
import { rotateKey } from "#server/terminals/keys/rotate-key.ts";
import { recordHeartbeat } from "#server/terminals/record-heartbeat.ts";
import { recordPlainHeartbeats } from "#server/terminals/record-plain-heartbeats.ts";
import { makeActiveTerminal } from "../../support/devices/active-terminal.ts";
import { noTenants } from "../../support/proofs/exceptions.ts";
import { proveVerb } from "../../support/proofs/prove-verb.ts";
import { MODEL, makeWorld } from "../../support/world/world.ts";
import { worldOfFile } from "../../support/world/world-of-file.ts";

const DAY_MS = 86_400_000;
const world = worldOfFile(makeWorld);
const anybody = () => world().runtime.unknownDevice();
const logistics = () => world().asRole("logistics");
const refused = { reason: "invalid_grant" };

function makeKey() {
  const { publicKey, privateKey } = generateKeyPairSync("ed25519");
  const { x = "" } = publicKey.export({ format: "jwk" });
  const jwk = { kty: "OKP", crv: "Ed25519", x } as const;
  return { jwk, privateKey, thumbprint: thumbprintOf(jwk) };
}
type Key = ReturnType<typeof makeKey>;

function signed(terminalId: string, key: KeyObject, { path, now = Date.now(), ...claims }: Signed) {
  return new SignJWT(claims)
    .setProtectedHeader({ alg: "EdDSA" })
    .setIssuer(terminalId)
    .setSubject(terminalId)
    .setAudience(`http://device-link.test/device/v1/${path}`)
    .setJti(randomUUID())
    .setExpirationTime(Math.floor(now / 1000) + 30)
    .sign(key);
}
type Signed = { path: "tokens" | "keys"; now?: number; jkt?: string };

async function offerOf(terminalId: string, old: KeyObject, key: Key): Promise<RotateKeyInput> {
  const about = { path: "keys", jkt: key.thumbprint } as const;
  return {
    publicKey: key.jwk,
    assertion: await signed(terminalId, old, about),
    proof: await signed(terminalId, key.privateKey, about),
  };
}
const tokenBy = async (terminalId: string, key: KeyObject, now = new Date()) =>
  issueToken(
    world().runtime.unknownDevice(now),
    await signed(terminalId, key, { path: "tokens", now: now.getTime() }),
  );

async function arranged() {
  const place = await makeActiveTerminal(world());
  const key = makeKey();
  return { ...place, key, offer: await offerOf(place.terminalId, place.privateKey, key) };
}
const seen = async ({ terminalId }: { terminalId: string }) => {
  const { version } = await getTerminal(logistics(), { terminalId });
  return { terminalId, version, reason: "密钥例行更换" };
};

proveVerb("rotateKey", {
  arrange: async () => ({ ...(await arranged()), stranger: await makeActiveTerminal(world()) }),
  as: ({ terminal }) => terminal(),
  call: (ctx, { offer }) => rotateKey(ctx, offer),
  succeeds: (answer, { key }) =>
    expect(answer).toMatchObject({ thumbprint: key.thumbprint, status: "pending" }),
  needs: "terminal:operate",
  foreign: {
    as: ({ stranger }) => stranger.terminal(),
    code: "unauthenticated",
    reason: "invalid_grant",
  },
  illegal: {
    given: async ({ terminal, terminalId, privateKey, offer }) => {
      await rotateKey(terminal(), offer);
      await rotateKey(terminal(), await offerOf(terminalId, privateKey, makeKey()));
    },
    code: "unauthenticated",
    reason: "invalid_grant",
  },
  audit: { action: "terminal.offer_key", subjectId: ({ terminalId }) => terminalId },
});

proveVerb("orderKeyRotation", {
  arrange: async () => ({ input: await seen(await makeActiveTerminal(world())) }),
  as: logistics,
  call: (ctx, { input }) => orderKeyRotation(ctx, input),
  succeeds: ({ key }) => expect(key?.ordered).toMatchObject({ overdue: false }),
  needs: "terminal:write",
  foreign: noTenants("only staff order a new key"),
  illegal: {
    given: async ({ input }) => void (await orderKeyRotation(logistics(), input)),
    reason: "key_rotation_open",
  },
  audit: { action: "terminal.order_key", subjectId: ({ input }) => input.terminalId },
});

test("the old key holds until the new one has fetched its first token, and ends with it, tokens and connections too", async () => {
  const { terminal, terminalId, privateKey, key, offer } = await arranged();
  const answer = await rotateKey(terminal(), offer);
  expect(await rotateKey(terminal(), offer)).toEqual(answer);
  const { access_token: old } = await tokenBy(terminalId, privateKey);
  const { access_token: first } = await tokenBy(terminalId, key.privateKey);
  await expect(tokenBy(terminalId, privateKey)).rejects.toMatchObject(refused);
  const isValid = async (token: string) => {
    const claims = await readDeviceToken(anybody().deviceTokenSecret, token, new Date());
    return (await authenticateToken(anybody(), claims)) !== null;
  };
  expect([await isValid(old), await isValid(first)]).toEqual([false, true]);
  const view = await getTerminal(logistics(), { terminalId });
  expect(view.key).toMatchObject({ thumbprint: key.thumbprint, next: null });
  const promised = await world()
    .runtime.db.select()
    .from(outbox)
    .where(eq(outbox.topic, "terminal.access_ended"));
  expect(promised.map(({ payload }) => payload)).toContainEqual({ terminalId });
  // The answer to the first token may be lost as well: the new key goes on.
  await tokenBy(terminalId, key.privateKey);
});

test("of two offers at once the later one waits for its token, and either way a key works", async () => {
  const { terminal, terminalId, privateKey, offer } = await arranged();
  const other = makeKey();
  const both = [offer, await offerOf(terminalId, privateKey, other)];
  const outcomes = await Promise.allSettled(both.map((one) => rotateKey(terminal(), one)));
  expect(outcomes.some(({ status }) => status === "fulfilled")).toBe(true);
  await tokenBy(terminalId, privateKey);
});

test("a key that nobody has used for a day is forgotten, and the old one goes on", async () => {
  const { terminal, terminalId, privateKey, key, offer } = await arranged();
  await rotateKey(terminal(), offer);
  const later = new Date(Date.now() + DAY_MS + 1_000);
  await expect(tokenBy(terminalId, key.privateKey, later)).rejects.toMatchObject(refused);
  await tokenBy(terminalId, privateKey, later);
});

test.each([
  ["proof by a key other than the one it offers", (at: At) => ({ proof: at.foreign })],
  ["assertion by a key that is not the terminal's", (at: At) => ({ assertion: at.foreign })],
  ["proof of another key's thumbprint", (at: At) => ({ proof: at.unnamed })],
])("refuses a %s", async (_title, change) => {
  const { terminal, terminalId, key, offer } = await arranged();
  const foreign = await signed(terminalId, makeKey().privateKey, { path: "keys", jkt: key.thumbprint });
  const unnamed = await signed(terminalId, key.privateKey, { path: "keys", jkt: makeKey().thumbprint });
  const given = { ...offer, ...change({ foreign, unnamed }) };
  await expect(rotateKey(terminal(), given)).rejects.toMatchObject(refused);
});
type At = { foreign: string; unnamed: string };

test("an order is told with every heartbeat until a new key holds", async () => {
  const { terminal, terminalId, key, offer } = await arranged();
  const { key: ordered } = await orderKeyRotation(logistics(), await seen({ terminalId }));
  const beat = {
    configVersion: 0,
    configHash: null,
    firmwareVersion: MODEL.firmware,
    clock: new Date().toISOString(),
  };
  const told = { dueAt: ordered?.ordered?.dueAt };
  expect((await recordHeartbeat(terminal(), beat)).keyRotation).toEqual(told);
  const plain = await recordPlainHeartbeats(world().as(systemActor("device-link")), [{ terminalId, beat }]);
  expect(plain.get(terminalId)).toMatchObject({ keyRotation: told });
  await rotateKey(terminal(), offer);
  await tokenBy(terminalId, key.privateKey);
  expect((await recordHeartbeat(terminal(), beat)).keyRotation).toBeUndefined();
});
