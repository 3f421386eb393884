import { expect, test } from "vitest";
import { listDevices } from "#server/devices/list-devices.ts";
import type { StaffRole } from "#server/domain/permissions.ts";
import { find } from "#server/search/find.ts";
import { looking, noTenants } from "../../support/proofs/exceptions.ts";
import { proveVerb } from "../../support/proofs/prove-verb.ts";
import { createDemoWorld } from "../../support/world/demo-world.ts";
import { worldOfFile } from "../../support/world/world-of-file.ts";

const world = worldOfFile(createDemoWorld);
const foundBy = async (name: Exclude<StaffRole, "reviewer2">, typed: string) =>
  find(world().staff(name), { typed });

proveVerb("find", {
  ...looking,
  arrange: () => world().application("submitted"),
  as: () => world().staff("reviewer"),
  needs: "merchant:read",
  call: (ctx, { of }) => find(ctx, { typed: of.shop }),
  succeeds: (found, { view, of }) =>
    expect(found).toContainEqual({
      kind: "application",
      id: view.id,
      name: of.shop,
      number: null,
      status: "submitted",
    }),
  foreign: noTenants("the search is the staff's"),
});

test("finds an application by any spelling of its shop, and by its whole mobile and ID number", async () => {
  const { view, of } = await world().application("submitted", { shop: "晓舟咖啡（北店）" });
  const ids = async (typed: string) => (await foundBy("reviewer", typed)).map(({ id }) => id);
  for (const typed of [
    "晓舟",
    " 咖啡(北店) ",
    "咖 啡",
    "店）",
    of.mobile,
    `+86 ${of.mobile.slice(0, 3)} ${of.mobile.slice(3)}`,
  ]) {
    expect(await ids(typed), typed).toContain(view.id);
  }
  expect(await ids(of.mobile.slice(0, 10)), "part of a mobile").toEqual([]);
  expect(await ids("%"), "a wildcard").toEqual([]);
});

test("finds no draft, and nothing of what its finder may not open", async () => {
  const { of } = await world().application("draft", { shop: "没交的小店" });
  expect(await foundBy("reviewer", of.shop)).toEqual([]);
  const { view } = await world().application("submitted", { shop: "费率看不见的店" });
  expect(await foundBy("rates", "费率看不见")).toEqual([]);
  expect(await foundBy("reviewer", "费率看不见")).toMatchObject([{ id: view.id }]);
});

test("finds a device by what its serial number begins with, in any width and case", async () => {
  const { items } = await listDevices(world().staff("logistics"), {});
  const serial = items[0]?.serialNumber ?? "";
  for (const typed of [serial, serial.toLowerCase(), ` ${serial} `, serial.replaceAll("-", "－")]) {
    expect(await foundBy("logistics", typed), typed).toContainEqual(
      expect.objectContaining({ kind: "device", number: serial }),
    );
  }
  expect(await foundBy("rates", serial)).toEqual([]);
});

test("finds a merchant by name, number and the owner's mobile, a few of each kind", async () => {
  const { of } = await world().application("approved", { shop: "到家便利" });
  const [merchant] = (await foundBy("admin", "到家便利")).filter(({ kind }) => kind === "merchant");
  const byNumber = await foundBy("admin", merchant?.number ?? "");
  expect(byNumber).toContainEqual(merchant);
  expect(await foundBy("admin", of.mobile)).toContainEqual(merchant);
  for (let count = 0; count < 6; count += 1) await world().application("submitted");
  const many = await foundBy("reviewer", "测试小店");
  expect(many.filter(({ kind }) => kind === "application")).toHaveLength(5);
});
