import type { z } from "zod";
import { type ActivationAnswer, activationAnswer } from "#server/domain/device-protocol/activation.ts";
import {
  type ConfigReport,
  type HeartbeatInput,
  heartbeatAnswer,
} from "#server/domain/device-protocol/config.ts";
import {
  type DayTotals,
  dayTotals,
  type TakenPayments,
  takenPayments,
} from "#server/domain/device-protocol/day.ts";
import type { RotateKeyInput } from "#server/domain/device-protocol/keys.ts";
import {
  type TerminalPayment,
  type TerminalRefund,
  terminalPayment,
  terminalRefund,
  type VoucherPrintRequest,
} from "#server/domain/device-protocol/payments.ts";
import { JWT_BEARER, type TokenAnswer, tokenAnswer } from "#server/domain/device-protocol/token.ts";
import type { OperatorCodeInput, OperatorSignInInput } from "#server/domain/operators/inputs.ts";
import { type SignedIn, type SignInAnswer, signedIn, signInAnswer } from "#server/domain/operators/views.ts";
import type { CreatePaymentInput } from "#server/domain/payments/inputs.ts";
import { type VoucherPrint, voucherPrint } from "#server/domain/payments/vouchers/views.ts";
import { type DeliveredMessage, deliveredMessages } from "#server/domain/terminals/messages/views.ts";
import { asLinkFault, faultOf, LinkFault } from "./link-fault.ts";

const OPERATOR_SESSION = "/device/v1/operators/session";

/** One line of the protocol log: what was said to the device link and what came back. */
export interface Exchange {
  id: number;
  at: Date;
  method: string;
  path: string;
  outcome: string;
}

/** Which slip a printer is to put out. */
export interface PrintOrder extends VoucherPrintRequest {
  paymentId: string;
}

/** What the link is plugged into. */
interface Device {
  onExchange: (exchange: Omit<Exchange, "id">) => void;
  /** Rejects where there is no way out of the device; takes its time on a slow one. */
  wayOut: () => Promise<void>;
}

interface Call {
  method?: string;
  headers?: Record<string, string>;
  body?: BodyInit;
  signal?: AbortSignal | undefined;
}

/** The HTTP half of the device protocol, word for word. */
export class DeviceLink {
  readonly base: string;
  readonly #device: Device;
  #cut = new AbortController();

  constructor(base: string, device: Device) {
    this.base = base;
    this.#device = device;
  }

  /** Nothing that is under way comes back any more. */
  cut(): void {
    this.#cut.abort();
    this.#cut = new AbortController();
  }

  async activate(body: Record<string, unknown>): Promise<ActivationAnswer> {
    return parse(activationAnswer, await this.#json("/device/v1/activations", "", body));
  }

  async token(assertion: string): Promise<TokenAnswer> {
    const body = new URLSearchParams({ grant_type: JWT_BEARER, assertion });
    return parse(tokenAnswer, await this.call("/device/v1/tokens", { method: "POST", body }));
  }

  /** The signed configuration, or null when `version` is still the newest. */
  async config(token: string, version: number): Promise<string | null> {
    const response = await this.call("/device/v1/config", {
      headers: { ...bearer(token), ...(version > 0 && { "if-none-match": `"${version}"` }) },
    });
    return response.status === 304 ? null : response.text();
  }

  async report(token: string, report: ConfigReport): Promise<void> {
    await this.#json("/device/v1/config/reports", token, report);
  }

  async heartbeat(token: string, heartbeat: HeartbeatInput): Promise<z.infer<typeof heartbeatAnswer>> {
    return parse(heartbeatAnswer, await this.#json("/device/v1/heartbeats", token, heartbeat));
  }

  async offerKey(token: string, offer: RotateKeyInput): Promise<void> {
    await this.#json("/device/v1/keys", token, offer);
  }

  async sendLog(token: string, logId: string, log: string): Promise<void> {
    await this.call(`/device/v1/logs/${logId}`, {
      method: "PUT",
      headers: { ...bearer(token), "content-type": "text/plain" },
      body: log,
    });
  }

  async messages(token: string, after: number): Promise<DeliveredMessage[]> {
    const path = `/device/v1/messages?after=${after}`;
    return (await parse(deliveredMessages, await this.call(path, { headers: bearer(token) }))).messages;
  }

  async readMessage(token: string, messageId: string): Promise<void> {
    await this.#json(`/device/v1/messages/${messageId}/receipts`, token, { status: "read" });
  }

  async requestOperatorCode(token: string, input: OperatorCodeInput): Promise<void> {
    await this.#json("/device/v1/operators/codes", token, input);
  }

  async signInOperator(token: string, input: OperatorSignInInput): Promise<SignInAnswer> {
    return parse(signInAnswer, await this.#json(OPERATOR_SESSION, token, input));
  }

  /** Who is signed in; null where nobody is. */
  async signedIn(token: string): Promise<SignedIn | null> {
    try {
      return await parse(signedIn, await this.call(OPERATOR_SESSION, { headers: bearer(token) }));
    } catch (error) {
      if (error instanceof LinkFault && error.code === "nobody_signed_in") return null;
      throw error;
    }
  }

  async signOutOperator(token: string): Promise<void> {
    await this.call(OPERATOR_SESSION, { method: "DELETE", headers: bearer(token) });
  }

  async createPayment(token: string, key: string, request: CreatePaymentInput): Promise<TerminalPayment> {
    const headers = { "idempotency-key": key };
    return parse(terminalPayment, await this.#json("/device/v1/payments", token, request, headers));
  }

  async payment(token: string, id: string, wait: number, signal?: AbortSignal): Promise<TerminalPayment> {
    const path = `/device/v1/payments/${id}${wait > 0 ? `?wait=${wait}` : ""}`;
    return parse(terminalPayment, await this.call(path, { headers: bearer(token), signal }));
  }

  async taken(token: string, cursor?: string): Promise<TakenPayments> {
    const query = cursor === undefined ? "" : `?cursor=${encodeURIComponent(cursor)}`;
    return parse(takenPayments, await this.call(`/device/v1/payments${query}`, { headers: bearer(token) }));
  }

  async totals(token: string, day: string): Promise<DayTotals> {
    return parse(dayTotals, await this.call(`/device/v1/totals?day=${day}`, { headers: bearer(token) }));
  }

  /** Gives money back; the same key again is the same refund. */
  async refund(
    token: string,
    key: string,
    { paymentId, ...order }: { paymentId: string; amountFen: number; reason: string },
  ): Promise<TerminalRefund> {
    const path = `/device/v1/payments/${paymentId}/refunds`;
    return parse(terminalRefund, await this.#json(path, token, order, { "idempotency-key": key }));
  }

  async cancel(token: string, id: string): Promise<TerminalPayment> {
    return parse(terminalPayment, await this.#json(`/device/v1/payments/${id}/cancel`, token, {}));
  }

  /** Prints a copy; the same key again is the same print. */
  async print(token: string, key: string, { paymentId, ...request }: PrintOrder): Promise<VoucherPrint> {
    const path = `/device/v1/payments/${paymentId}/voucher/prints`;
    return parse(voucherPrint, await this.#json(path, token, request, { "idempotency-key": key }));
  }

  async sign(token: string, id: string, png: Blob): Promise<void> {
    await this.call(`/device/v1/payments/${id}/voucher/signature`, {
      method: "PUT",
      headers: { ...bearer(token), "content-type": "image/png" },
      body: png,
    });
  }

  async call(path: string, init: Call): Promise<Response> {
    const method = init.method ?? "GET";
    const note = (outcome: string) => this.#device.onExchange({ at: new Date(), method, path, outcome });
    const signal = AbortSignal.any([this.#cut.signal, ...(init.signal === undefined ? [] : [init.signal])]);
    let response: Response;
    try {
      await this.#device.wayOut();
      response = await fetch(new URL(path, this.base), { ...init, method, signal });
    } catch (error) {
      // Who let go of it knows; what the network let go of is lost.
      if (init.signal?.aborted === true) throw error;
      note("network");
      throw error instanceof DOMException
        ? new LinkFault("network", 0, "the network was cut")
        : asLinkFault(error);
    }
    if (response.ok || response.status === 304) {
      note(String(response.status));
      return response;
    }
    const fault = await faultOf(response);
    note(`${response.status} ${fault.code}`);
    throw fault;
  }

  #json(path: string, token: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
    return this.call(path, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        ...(token !== "" && bearer(token)),
        ...headers,
      },
      body: JSON.stringify(body),
    });
  }
}

function bearer(token: string): Record<string, string> {
  return { authorization: `Bearer ${token}` };
}

async function parse<S extends z.ZodType>(schema: S, response: Response): Promise<z.output<S>> {
  const parsed = schema.safeParse(await response.json());
  if (parsed.success) return parsed.data;
  throw new LinkFault("unreadable", response.status, "the device link's answer is not what v1 promises");
}
