import { afterAll, beforeAll, expect, test } from "vitest";
import { exportRegistrations } from "#server/registrations/export-registrations.ts";
import { serveWeb } from "../support/browser/serve-web.ts";
import { sessionCookie } from "../support/staff/session-cookie.ts";
import { dueEntry } from "../support/world/registrations.ts";
import { makePerson, makePlace, makeWorld, type World } from "../support/world/world.ts";

// Files for staff over HTTP: of the register (docs/registrations.md), of the custody of payment keys, of all there is of a merchant.

let world: World;
let web: Awaited<ReturnType<typeof serveWeb>>;
beforeAll(async () => {
  world = await makeWorld();
  web = await serveWeb(world);
});
afterAll(async () => {
  web.stop();
  await world.close();
});

async function cookieOf(role: "logistics" | "reviewer" | "checker"): Promise<string> {
  return sessionCookie(world.asRole(role), { id: await makePerson(world, [role]), roles: [role] });
}

test("is answered piece by piece to whoever may, and to nobody else", async () => {
  const { entry } = await dueEntry(world);
  const { id } = await exportRegistrations(world.asRole("logistics"), { scope: "due" });
  const ask = (cookie: string, exportId = id) =>
    fetch(`${web.address}/api/registrations/${exportId}`, { headers: { cookie } });
  const logistics = await cookieOf("logistics");
  const answer = await ask(logistics);
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-type")).toBe("text/csv; charset=utf-8");
  expect(answer.headers.get("content-disposition")).toContain("attachment");
  expect(answer.headers.get("content-length")).toBeNull();
  const bytes = new Uint8Array(await answer.arrayBuffer());
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const lines = new TextDecoder().decode(bytes).trimEnd().split("\r\n");
  expect(lines).toHaveLength(2);
  expect(lines[1]).toContain(`"${entry.id}","bind"`);
  expect((await ask("")).status).toBe(401);
  expect((await ask(await cookieOf("reviewer"))).status).toBe(403);
  expect((await ask(logistics, "rgx_00000000000000000000")).status).toBe(404);
});

test("and so is the custody of payment keys", async () => {
  const ask = (cookie: string) => fetch(`${web.address}/api/key-custody`, { headers: { cookie } });
  const answer = await ask(await cookieOf("logistics"));
  expect(answer.headers.get("content-type")).toBe("text/csv; charset=utf-8");
  expect(answer.headers.get("cache-control")).toBe("private, no-store");
  expect((await answer.text()).trimEnd()).toBe(
    '"at","step","by","serialNumber","kind","reference","checkValue","initialKsn","reason"',
  );
  expect((await ask("")).status).toBe(401);
  expect((await ask(await cookieOf("reviewer"))).status).toBe(403);
});

test("and so is the proof pack of a merchant, as an archive", async () => {
  const { merchantId } = await makePlace(world);
  const ask = (cookie: string, id = merchantId) =>
    fetch(`${web.address}/api/merchants/${id}/proof-pack`, { headers: { cookie } });
  const checker = await cookieOf("checker");
  const answer = await ask(checker);
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-type")).toBe("application/x-tar");
  expect(answer.headers.get("content-disposition")).toContain(`proof-${merchantId}`);
  expect(answer.headers.get("content-length")).toBeNull();
  const bytes = Buffer.from(await answer.arrayBuffer());
  expect(bytes.toString("latin1", 257, 262)).toBe("ustar");
  expect(bytes.length % 512).toBe(0);
  expect((await ask("")).status).toBe(401);
  expect((await ask(await cookieOf("reviewer"))).status).toBe(403);
  expect((await ask(checker, "mer_00000000000000000000")).status).toBe(404);
  expect((await ask(checker, "nobody")).status).toBe(404);
});
