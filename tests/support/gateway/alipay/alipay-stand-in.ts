import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { getResponse, HttpResponse, http } from "msw";
import type { AlipaySettings } from "#server/gateway-settings.ts";
import { isRsa2, makeAlipayKeys, signedText, signRsa2 } from "./alipay-keys.ts";
import { METHODS } from "./alipay-methods.ts";
import { AlipayRefusal, AlipayTrades, yuanOf } from "./alipay-trades.ts";

const APP_ID = "9021000100000001";

/**
 * What becomes of a call: its answer is lost before or after its effect, it is refused, its answer bears no or another's
 * signature, says another word, or is changed on its way.
 */
export type Mishap =
  | { lost: "before" | "after" }
  | { status: number }
  | { refused: string; code?: string }
  | { signature: "missing" | "foreign" }
  | { says: [word: string, instead: string] }
  | { changed: [from: string, to: string] };

export interface AlipayStandIn {
  settings: AlipaySettings;
  trades: AlipayTrades;
  /** What was asked, in order: the method and its content. */
  calls: { method: string; content: Record<string, unknown>; query: URLSearchParams }[];
  /** Befalls the next calls of the method, or of any. */
  befall: (mishap: Mishap, options?: { method?: string; times?: number }) => void;
  /** The notice that Alipay sends of how a trade stands, as the body of its form. */
  notice: (orderId: string, changes?: Record<string, string>) => string;
  stop: () => Promise<void>;
}

/**
 * Alipay's gateway as a client sees it, as msw handlers on a port of their own, because the official SDK has an HTTP
 * client that nothing intercepts. Signatures are real both ways: a call that is not ours is refused.
 */
export async function startAlipay(): Promise<AlipayStandIn> {
  const keys = makeAlipayKeys();
  const trades = new AlipayTrades();
  const calls: AlipayStandIn["calls"] = [];
  const mishaps: { mishap: Mishap; method: string | undefined }[] = [];
  let notices = 0;

  const mishapOf = (method: string) => {
    const index = mishaps.findIndex((planned) => planned.method === undefined || planned.method === method);
    return index === -1 ? undefined : mishaps.splice(index, 1)[0]?.mishap;
  };

  const perform = (method: string, content: Record<string, unknown>, notifyUrl: string) => {
    const work = METHODS[method];
    if (work === undefined) return { code: "40002", sub_code: "isv.invalid-method" };
    try {
      return { code: "10000", msg: "Success", ...work({ trades, content, notifyUrl }) };
    } catch (error) {
      if (!(error instanceof AlipayRefusal)) throw error;
      return { code: error.code, msg: "Business Failed", sub_code: error.subCode, sub_msg: "about an order" };
    }
  };

  const signed = (method: string, answer: Record<string, unknown>, mishap: Mishap | undefined) => {
    const key = `${method.replaceAll(".", "_")}_response`;
    const meant = JSON.stringify(answer);
    const said = mishap !== undefined && "says" in mishap ? meant.replaceAll(...mishap.says) : meant;
    const foreign = mishap !== undefined && "signature" in mishap && mishap.signature === "foreign";
    const sign = signRsa2(said, foreign ? keys.application.privateKey : keys.alipay.privateKey);
    if (mishap !== undefined && "signature" in mishap && mishap.signature === "missing")
      return HttpResponse.text(`{"${key}":${said}}`);
    const arrived = mishap !== undefined && "changed" in mishap ? said.replaceAll(...mishap.changed) : said;
    return HttpResponse.text(`{"${key}":${arrived},"sign":"${sign}"}`);
  };

  const handlers = [
    http.post("*/gateway.do", async ({ request }) => {
      const query = new URL(request.url).searchParams;
      const body = new URLSearchParams(await request.text());
      const fields = Object.fromEntries([...query, ...body]);
      const method = fields.method ?? "";
      const ours = isRsa2(signedText(fields), keys.application.publicKey, fields.sign ?? "");
      if (!ours || fields.app_id !== APP_ID || fields.sign_type !== "RSA2")
        return signed(method, { code: "40002", sub_code: "isv.invalid-signature" }, undefined);
      const content = JSON.parse(fields.biz_content ?? "{}") as Record<string, unknown>;
      calls.push({ method, content, query });
      const mishap = mishapOf(method);
      if (mishap !== undefined && "status" in mishap)
        return HttpResponse.text("busy", { status: mishap.status });
      if (mishap !== undefined && "lost" in mishap && mishap.lost === "before") return HttpResponse.error();
      if (mishap !== undefined && "refused" in mishap)
        return signed(method, { code: mishap.code ?? "40004", sub_code: mishap.refused }, undefined);
      const answer = perform(method, content, fields.notify_url ?? "");
      if (mishap !== undefined && "lost" in mishap) return HttpResponse.error();
      return signed(method, answer, mishap);
    }),
  ];

  const server = createServer(async (incoming, outgoing) => {
    const response = await getResponse(handlers, await requestOf(incoming));
    // What msw calls a network error is a connection that breaks off.
    if (response === undefined || response.type === "error") return void outgoing.destroy();
    outgoing.writeHead(response.status, Object.fromEntries(response.headers));
    outgoing.end(await response.text());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;

  return {
    settings: {
      appId: APP_ID,
      privateKey: keys.application.privateKey,
      alipayPublicKey: keys.alipay.publicKey,
      url: `http://127.0.0.1:${port}/gateway.do`,
      notifyUrl: "https://portal.test/api/webhooks/alipay",
    },
    trades,
    calls,
    befall: (mishap, { method, times = 1 } = {}) => {
      for (let n = 0; n < times; n++) mishaps.push({ mishap, method });
    },
    notice: (orderId, changes = {}) => {
      const { order, trade } = trades.seen(orderId);
      const fields: Record<string, string> = {
        notify_time: "2026-11-27 10:00:03",
        notify_type: "trade_status_sync",
        notify_id: `2026112700222100003${++notices}`,
        app_id: APP_ID,
        charset: "utf-8",
        version: "1.0",
        trade_no: trade.tradeNo,
        out_trade_no: orderId,
        trade_status: trade.status,
        total_amount: yuanOf(order.amountFen),
        subject: String(order.content.subject),
        gmt_create: "2026-11-27 09:59:00",
        ...(trade.paidAt !== null && { gmt_payment: trade.paidAt }),
        ...(trade.status === "TRADE_CLOSED" && { gmt_close: "2026-11-27 10:00:02" }),
        ...changes,
      };
      const sign = signRsa2(signedText(fields), keys.alipay.privateKey);
      return new URLSearchParams({ ...fields, sign_type: "RSA2", sign }).toString();
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function requestOf(incoming: IncomingMessage): Promise<Request> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const headers = Object.entries(incoming.headers).filter(
    (pair): pair is [string, string] => typeof pair[1] === "string",
  );
  const url = new URL(incoming.url ?? "/", `http://${incoming.headers.host}`);
  return new Request(url, { method: "POST", headers, body: Buffer.concat(chunks) });
}
