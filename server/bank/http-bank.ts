import { createHmac } from "node:crypto";
import { z } from "zod";
import type { BankSettings } from "../bank-settings.ts";
import { BANK_REFUSALS, BankError, type BankPayout, type PayoutBank } from "./port.ts";

const TIMEOUT_MS = 10_000;

const told = z.object({
  payout_id: z.string(),
  bank_id: z.string().min(1),
  status: z.enum(["accepted", "arrived", "rejected", "returned"]),
  // A code that we do not know is still a refusal.
  reason: z.enum(BANK_REFUSALS).nullable().catch("refused"),
});

/** HMAC-SHA-256 of what is asked, in hexadecimal digits: method, path and body, a line each. */
export function signatureOf(
  secret: string,
  { method, path, body }: { method: string; path: string; body: string },
) {
  return createHmac("sha256", secret).update(`${method}\n${path}\n${body}`).digest("hex");
}

/** A bank's payout interface over HTTP: JSON, signed, each payout under our id as its idempotency key. */
export function createHttpBank(settings: BankSettings, timeoutMs = TIMEOUT_MS): PayoutBank {
  const ask = (method: string, path: string, body = "") =>
    answerOf(settings, { method, path, body, timeoutMs });
  return {
    pay: async ({ payoutId, amountFen, account, memo }) => {
      const order = {
        ...{ payout_id: payoutId, amount_fen: amountFen, currency: "CNY", memo },
        account: {
          ...{ type: account.type, name: account.name, number: account.number },
          bank_name: account.bankName,
        },
      };
      const answer = await ask("POST", "/payouts", JSON.stringify(order));
      if (answer.status >= 400 || answer.status === 202) throw refusalOf(answer.status);
      return payoutOf(answer.body);
    },
    find: async (payoutId) => {
      const answer = await ask("GET", `/payouts/${encodeURIComponent(payoutId)}`);
      if (answer.status === 404) return null;
      if (answer.status >= 400) throw refusalOf(answer.status);
      return payoutOf(answer.body);
    },
    returnedSince: async (since) => {
      const answer = await ask("GET", `/returns?since=${since.toISOString()}`);
      if (answer.status >= 400) throw refusalOf(answer.status);
      const read = z.object({ payouts: z.array(z.unknown()) }).safeParse(answer.body);
      if (!read.success) throw new BankError("not_understood", "returns");
      return read.data.payouts.map(payoutOf);
    },
  };
}

interface Asked {
  method: string;
  path: string;
  body: string;
  timeoutMs: number;
}

async function answerOf({ url, secret }: BankSettings, { timeoutMs, ...asked }: Asked) {
  const { method, path, body } = asked;
  try {
    const response = await fetch(`${url}${path}`, {
      method,
      headers: { "content-type": "application/json", "x-signature": signatureOf(secret, asked) },
      ...(body !== "" && { body }),
      signal: AbortSignal.timeout(timeoutMs),
    });
    const answer: unknown = await response.json();
    return { status: response.status, body: answer };
  } catch {
    throw new BankError("unanswered", "no answer");
  }
}

/** Whatever the operator can put right, such as a key, is asked again; only a request that is wrong is not. */
function refusalOf(status: number): BankError {
  return new BankError(status === 400 ? "not_understood" : "unavailable", `HTTP ${status}`);
}

function payoutOf(answer: unknown): BankPayout {
  const read = told.safeParse(answer);
  if (!read.success) throw new BankError("unanswered", "answer");
  const { payout_id: payoutId, bank_id: bankId, status, reason } = read.data;
  return { payoutId, bankId, status, reason };
}
