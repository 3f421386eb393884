import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { payAtWallet } from "#server/demo/demo-payer.ts";
import {
  insistently,
  requireStatus,
  startTestPortal,
  type TestPortal,
} from "../support/browser/test-portal.ts";
import type { Reply, VirtualTerminal } from "../support/devices/virtual-terminal.ts";

let portal: TestPortal;
beforeAll(async () => {
  portal = await startTestPortal();
}, 300_000);
afterAll(() => portal.stop(), 60_000);

const order = { amountFen: 128_800, method: "huabei", plan: { term: 6, bearer: "buyer" }, configVersion: 1 };

const take = (terminal: VirtualTerminal, key: string): Promise<Reply> =>
  insistently(async () => requireStatus(await terminal.takeHuabeiOrder(key, order), [201]));

/** Waits until the payment has ended, over lost connections and restarts. */
const ended = (terminal: VirtualTerminal, paymentId: string): Promise<Reply> =>
  insistently(async () => {
    const reply = requireStatus(await terminal.request(`/device/v1/payments/${paymentId}?wait=5`), [200]);
    if (reply.body.status === "awaiting_payer") throw new Error("still waiting");
    return reply;
  });

/** What an order passes through before the payer sees a code. */
describe.each(["gateway", "device-link", "postgres"])("kill -9 of %s", (part) => {
  test("while the order is taken: the same key finishes it, once", async () => {
    const terminal = await portal.terminal();
    const taking = take(terminal, "order");
    portal.kill(part);
    const taken = await taking;
    const again = await take(terminal, "order");
    expect(again.body.paymentId).toBe(taken.body.paymentId);
    expect(again.body.status).toBe("awaiting_payer");
    await portal.converged();
  }, 120_000);
});

describe.each(["gateway", "broker", "device-link", "jobs", "web", "postgres"])("kill -9 of %s", (part) => {
  test("while the payer pays: the terminal learns of it, prints the voucher and keeps the signature", async () => {
    const terminal = await portal.terminal();
    const { body } = await take(terminal, "order");
    const paying = insistently(() => payAtWallet(body.qr.url));
    portal.kill(part);
    await paying;
    expect((await ended(terminal, body.paymentId)).body.status).toBe("succeeded");
    const path = `/device/v1/payments/${body.paymentId}/voucher`;
    const voucher = await insistently(async () => requireStatus(await terminal.request(path), [200]));
    expect(voucher.body).toMatchObject({ amountFen: 128_800, instalments: { term: 6, totalFeeFen: 5_796 } });
    const bytes = await sharp({ create: { width: 200, height: 80, channels: 4, background: "#000" } })
      .png()
      .toBuffer();
    const raw = { type: "image/png", bytes };
    await insistently(async () =>
      requireStatus(await terminal.request(`${path}/signature`, { method: "PUT", raw }), [200]),
    );
    await portal.converged();
  }, 120_000);
});
