import { decodeJwt, importJWK, jwtVerify } from "jose";
import { expect, test } from "vitest";
import type { DeviceMemory } from "#components/virtual-terminal/device/device-memory.ts";
import { type DeviceKey, makeDeviceKey } from "#components/virtual-terminal/device/link/device-key.ts";
import type { DeviceLink } from "#components/virtual-terminal/device/link/device-link.ts";
import { LinkFault } from "#components/virtual-terminal/device/link/link-fault.ts";
import { offerOf } from "#components/virtual-terminal/device/link/offer-key.ts";
import { TokenKeeper } from "#components/virtual-terminal/device/link/token-keeper.ts";

const tokenUrl = "http://device-link.test/device/v1/tokens";
const verifierOf = ({ publicKeyX: x }: DeviceKey) => importJWK({ kty: "OKP", crv: "Ed25519", x }, "EdDSA");

/** A device with an offered key, at a device link that knows only the given one. */
async function deviceAt(knows: "current" | "next") {
  const keys = { current: await makeDeviceKey(), next: await makeDeviceKey() };
  const key = await verifierOf(keys[knows]);
  const link = {
    token: async (assertion: string) => {
      const isRight = await jwtVerify(assertion, key).then(
        () => true,
        () => false,
      );
      if (!isRight) throw new LinkFault("invalid_grant", 401, "signed by another key");
      return { access_token: "token", token_type: "Bearer", expires_in: 3600 };
    },
  } as unknown as DeviceLink;
  const activation = { terminalId: "trm_1", tokenUrl };
  const memory = { ...keys.current, nextKey: keys.next, activation } as unknown as DeviceMemory;
  const held: DeviceKey[] = [];
  const keeper = new TokenKeeper(link, memory, { onNewKey: async (holds) => void held.push(holds) });
  return { keys, keeper, held };
}

test("the first token of an offered key makes it the one that holds", async () => {
  const { keeper, keys, held } = await deviceAt("next");
  expect(await keeper.get()).toBe("token");
  expect(held).toEqual([keys.next]);
});

test("an offer that never arrived leaves the old key in use", async () => {
  const { keeper, held } = await deviceAt("current");
  expect(await keeper.get()).toBe("token");
  expect(held).toEqual([]);
});

test("an offer is signed by both keys and names the new one", async () => {
  const { keys } = await deviceAt("next");
  const about = { terminalId: "trm_1", base: tokenUrl, now: new Date() };
  const offer = await offerOf({ ...about, current: keys.current.keyPair, next: keys.next });
  const audience = "http://device-link.test/device/v1/keys";
  await jwtVerify(offer.assertion, await verifierOf(keys.current), { audience });
  await jwtVerify(offer.proof, await verifierOf(keys.next), { audience });
  expect(decodeJwt(offer.proof).jkt).toBe(decodeJwt(offer.assertion).jkt);
});
