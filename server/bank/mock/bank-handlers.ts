import { type HttpHandler, HttpResponse, http } from "msw";
import { z } from "zod";
import { jsonIn } from "#server/json-in.ts";
import { sameSecret } from "#server/same-secret.ts";
import { signatureOf } from "../http-bank.ts";
import { BANK_REFUSALS, BankError, type BankPayout } from "../port.ts";
import type { MockBank } from "./mock-bank.ts";
import { statementPage } from "./statement-page.ts";

const ordered = z.object({
  payout_id: z.string().min(1),
  amount_fen: z.int().min(1),
  memo: z.string(),
  account: z.object({
    type: z.enum(["personal", "corporate"]),
    name: z.string().min(1),
    number: z.string().regex(/^\d{5,32}$/),
    bank_name: z.string(),
  }),
});

const planned = z.object({
  outcome: z.enum(["arrived", "rejected", "returned", "late", "lost"]),
  reason: z.enum(BANK_REFUSALS).optional(),
  times: z.coerce.number().int().min(1).max(1_000).default(1),
});

const settled = z.object({
  status: z.enum(["arrived", "rejected", "returned"]),
  reason: z.enum(BANK_REFUSALS).nullable().default(null),
});

/** The bank as it answers payouts, and beside it what decides in the demo and in tests what becomes of them. */
export function bankHandlers(bank: MockBank, secret: string): HttpHandler[] {
  const signed =
    (work: (request: Request, body: string) => Promise<Response>) =>
    async ({ request }: { request: Request }): Promise<Response> => {
      const body = await request.text();
      const { pathname, search } = new URL(request.url);
      const path = `${pathname}${search}`.slice("/bank".length);
      const expected = signatureOf(secret, { method: request.method, path, body });
      if (!sameSecret(request.headers.get("x-signature") ?? "", expected)) return fault(401, "bad_signature");
      return work(request, body);
    };
  return [
    http.post(
      "*/bank/payouts",
      signed((_request, body) => pay(bank, body)),
    ),
    http.get(
      "*/bank/payouts/:id",
      signed(async (request) => {
        const id = decodeURIComponent(new URL(request.url).pathname.split("/").at(-1) ?? "");
        const found = await bank.find(id);
        return found === null ? fault(404, "unknown_payout") : HttpResponse.json(shown(found));
      }),
    ),
    http.get(
      "*/bank/returns",
      signed(async (request) => {
        const since = new Date(new URL(request.url).searchParams.get("since") ?? 0);
        return HttpResponse.json({ payouts: (await bank.returnedSince(since)).map(shown) });
      }),
    ),
    http.get("*/bank/statement", ({ request }) =>
      HttpResponse.html(statementPage(bank, new URL(request.url).searchParams.get("lang") ?? "")),
    ),
    http.post("*/bank/plan", async ({ request }) => {
      const read = planned.safeParse(jsonIn(await request.text()));
      if (!read.success) return fault(400, read.error.issues[0]?.message ?? "");
      const { outcome, reason, times } = read.data;
      bank.plan({ outcome, ...(reason !== undefined && { reason }) }, times);
      return HttpResponse.json({ planned: times });
    }),
    http.post("*/bank/statement/:id", async ({ request, params }) => {
      const read = settled.safeParse(jsonIn(await request.text()));
      if (!read.success) return fault(400, read.error.issues[0]?.message ?? "");
      bank.settle(String(params.id), read.data.status, read.data.reason);
      return HttpResponse.json({ status: read.data.status });
    }),
  ];
}

async function pay(bank: MockBank, body: string): Promise<Response> {
  const read = ordered.safeParse(jsonIn(body));
  if (!read.success) return fault(400, read.error.issues[0]?.message ?? "");
  const { payout_id: payoutId, amount_fen: amountFen, memo, account } = read.data;
  const { bank_name: bankName, ...rest } = account;
  try {
    return HttpResponse.json(
      shown(await bank.pay({ payoutId, amountFen, memo, account: { ...rest, bankName } })),
    );
  } catch (error) {
    // Paid, and nobody is told: the line is cut.
    if (error instanceof BankError) return HttpResponse.json({}, { status: 502 });
    throw error;
  }
}

function shown({ payoutId, bankId, status, reason }: BankPayout) {
  return { payout_id: payoutId, bank_id: bankId, status, reason };
}

function fault(status: number, code: string): Response {
  return HttpResponse.json({ error: code }, { status });
}
