import { payAtWallet } from "#server/demo/demo-payer.ts";
import { type DeviceFacts, type Reply, VirtualTerminal } from "#tests/support/devices/virtual-terminal.ts";
import { ask, refuse } from "../ask.ts";
import type { Load } from "./load.ts";
import { pause, repeatedly } from "./load.ts";

const CONTENT = { version: 0, contentHash: null as string | null };
type Content = typeof CONTENT;

/** A terminal at a shop's counter. */
export interface Counter {
  terminal: VirtualTerminal;
  merchantId: string;
}

/** Serves at a counter until the time is up: signs of life, configurations, orders and what is given back. */
export async function serve(load: Load, { terminal, merchantId }: Counter): Promise<void> {
  load.served.push({ merchantId });
  terminal.etag = undefined;
  let content: Content = CONTENT;
  let paid: { paymentId: string; amountFen: number } | undefined;
  await repeatedly(load, 120, async () => {
    const die = load.chance.next();
    if (die < 0.35) return beat(load, terminal, content);
    if (die < 0.55 || content.version === 0) content = (await configure(load, terminal)) ?? content;
    else if (die < 0.85) paid = (await sell(load, terminal, content)) ?? paid;
    else if (paid !== undefined) {
      await giveBack(load, terminal, paid);
      paid = undefined;
    }
  });
}

/** Activates a device that has arrived, with the same key as often as an answer is lost. */
export async function activate(load: Load, facts: DeviceFacts): Promise<VirtualTerminal | undefined> {
  const terminal = await VirtualTerminal.make(load.deviceLinkUrl, facts);
  while (!load.isOver()) {
    const answer = await ask(load.journal, "activation", () => terminal.activate());
    if (answer === undefined) continue;
    if (answer.status >= 300) {
      refuse(load.journal, "activation", answer);
      return undefined;
    }
    const publicKey = String(terminal.publicJwk.x);
    load.journal.note({ what: "activation", terminalId: terminal.id, publicKey });
    return terminal;
  }
  return undefined;
}

/** Asks as the terminal, with a new token when there is none or it has run out. */
async function send(
  load: Load,
  terminal: VirtualTerminal,
  [name, question]: [string, () => Promise<Reply>],
): Promise<Reply | undefined> {
  if (terminal.token === "") await ask(load.journal, "token", () => terminal.authenticate());
  if (terminal.token === "") return undefined;
  const answer = await ask(load.journal, name, question);
  if (answer?.status === 401) terminal.token = "";
  return answer?.status === 401 ? undefined : answer;
}

async function beat(load: Load, terminal: VirtualTerminal, content: Content): Promise<void> {
  const { version: configVersion, contentHash: configHash } = content;
  const answer = await send(load, terminal, [
    "heartbeat",
    () => terminal.heartbeat({ configVersion, configHash }),
  ]);
  if (answer === undefined) return;
  if (answer.status !== 200) return refuse(load.journal, "heartbeat", answer);
  load.journal.note({ what: "heartbeat", terminalId: terminal.id, serverTime: answer.body.serverTime });
}

async function configure(load: Load, terminal: VirtualTerminal): Promise<Content | undefined> {
  const answer = await send(load, terminal, ["configuration", () => terminal.fetchConfig()]);
  if (answer?.status !== 200) return undefined;
  const { version, contentHash } = answer.body as Content;
  const report = { version, contentHash, status: "applied", at: new Date().toISOString() };
  for (let tries = 0; tries < 20; tries++) {
    const told = await send(load, terminal, ["report", () => terminal.report(report)]);
    // Prices that were put in force at the same moment came first: the same report again.
    if (told === undefined || told.body?.error?.code === "changed_meanwhile") continue;
    if (told.status >= 300) refuse(load.journal, "report", told);
    else load.journal.note({ what: "report", terminalId: terminal.id, version });
    return { version, contentHash };
  }
  return undefined;
}

/** Takes an order and has it paid; the same key again, as often as an answer is lost. */
async function sell(
  load: Load,
  terminal: VirtualTerminal,
  { version: configVersion }: Content,
): Promise<{ paymentId: string; amountFen: number } | undefined> {
  const key = `chaos-${load.chance.between(1, 1e12)}`;
  const order = { amountFen: load.chance.between(100, 9_999), method: "alipay", configVersion };
  let opened: Reply | undefined;
  while (opened === undefined && !load.isOver())
    opened = await send(load, terminal, ["order", () => terminal.takeOrder(key, order)]);
  // Prices that changed meanwhile are taken up with the next configuration.
  if (opened === undefined || opened.status === 409) return undefined;
  if (opened.status !== 201) {
    refuse(load.journal, "order", opened);
    return undefined;
  }
  const { paymentId, qr } = opened.body;
  await payAtWallet(qr.url).catch(() => {});
  for (let looks = 0; looks < 100 && !load.isOver(); looks++) {
    const look = () => terminal.request(`/device/v1/payments/${paymentId}?wait=2`);
    const seen = await send(load, terminal, ["payment", look]);
    if (seen?.body.status === "succeeded") {
      const { amountFen } = order;
      load.journal.note({ what: "payment", terminalId: terminal.id, key, paymentId, amountFen });
      return { paymentId, amountFen };
    }
    if (seen === undefined) await pause(50);
  }
  return undefined;
}

async function giveBack(
  load: Load,
  terminal: VirtualTerminal,
  { paymentId, amountFen: paidFen }: { paymentId: string; amountFen: number },
): Promise<void> {
  const key = `refund-${load.chance.between(1, 1e12)}`;
  const json = { amountFen: load.chance.between(1, paidFen), reason: "客人退货" };
  const path = `/device/v1/payments/${paymentId}/refunds`;
  const give = () => terminal.request(path, { method: "POST", json, headers: { "idempotency-key": key } });
  for (let tries = 0; tries < 100 && !load.isOver(); tries++) {
    const answer = await send(load, terminal, ["refund", give]);
    if (answer === undefined) continue;
    if (answer.status !== 201) return refuse(load.journal, "refund", answer);
    return load.journal.note({ what: "refund", paymentId, key, amountFen: json.amountFen });
  }
}
