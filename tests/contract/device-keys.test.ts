import { afterAll, beforeAll, expect, test } from "vitest";
import { refusal, startTestDeviceLink, type TestDeviceLink } from "../support/devices/device-link.ts";

let link: TestDeviceLink;
beforeAll(async () => {
  link = await startTestDeviceLink();
});
afterAll(() => link.close());

test("a terminal rotates its key: the old one works until the new one has fetched a token, then not even its token does", async () => {
  const terminal = await link.ready();
  const { offer, use } = await terminal.nextKey();
  const post = () => terminal.request("/device/v1/keys", { method: "POST", json: offer });
  const answer = await post();
  expect(answer).toMatchObject({ status: 200, body: { status: "pending", thumbprint: expect.any(String) } });
  expect((await post()).body).toEqual(answer.body);
  expect((await terminal.authenticate()).status).toBe(200);
  const [oldToken, oldAssertion] = [terminal.token, await terminal.assertion()];
  use();
  expect((await terminal.authenticate()).status).toBe(200);
  expect((await terminal.heartbeat({ configVersion: 0, configHash: null })).status).toBe(200);
  const newToken = terminal.token;
  terminal.token = oldToken;
  expect(await terminal.heartbeat({ configVersion: 0, configHash: null })).toMatchObject(
    refusal(401, "token_invalid"),
  );
  expect(await terminal.authenticate(oldAssertion)).toMatchObject(refusal(401, "invalid_grant"));
  terminal.token = newToken;
  expect(await post()).toMatchObject(refusal(401, "invalid_grant"));
});

test("a stolen token alone changes no key", async () => {
  const [terminal, thief] = [await link.ready(), await link.ready()];
  const { offer } = await thief.nextKey();
  thief.token = terminal.token;
  expect(await thief.request("/device/v1/keys", { method: "POST", json: offer })).toMatchObject(
    refusal(401, "invalid_grant"),
  );
});
