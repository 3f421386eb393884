import { type HttpHandler, http } from "msw";
import { isForeign, pageAnswer, refuseForeign, seeOther } from "#server/gateway/mock/pages/answers.ts";
import { pageLanguage } from "#server/gateway/mock/pages/language.ts";
import { tryPassword } from "#server/gateway/mock/payers/password.ts";
import type { PayerRecord } from "#server/gateway/mock/payers/payer.ts";
import { findPayer, payerCookie, payerOf, savePayer } from "#server/gateway/mock/payers/payer-store.ts";
import { type MockGateway, nowSeconds } from "../gateway.ts";
import { BILL_TROUBLES, type BillTrouble, billPage } from "./bill-page.ts";
import { type BillsReader, billAddress, billsPage, missingBillPage } from "./bills-page.ts";
import { repaymentSources } from "./debit.ts";
import type { PlanRecord } from "./plan-record.ts";
import { causeOf, changePlan, findPlan, plansOf } from "./plan-store.ts";
import { coveredBy, REPAYMENTS, repay } from "./repay.ts";

/** Where payers see and repay what they owe. Whoever has a plan's address may: it came from their own voucher. */
export function billsHandlers(gateway: MockGateway): HttpHandler[] {
  return [
    http.get("*/wallet/bills", ({ request }) => list(gateway, request)),
    http.get("*/wallet/bills/:id", ({ request, params }) => show(gateway, request, String(params.id))),
    http.post("*/wallet/bills/:id/repay", ({ request, params }) =>
      act(gateway, request, { id: String(params.id), work: repayWith }),
    ),
    http.post("*/wallet/bills/:id/source", ({ request, params }) =>
      act(gateway, request, { id: String(params.id), work: collectFrom }),
    ),
  ];
}

function list(gateway: MockGateway, request: Request): Response {
  const payer = payerOf(gateway, request);
  const page = billsPage(readerOf(request), payer, plansOf(gateway, payer.id));
  return pageAnswer(page, { cookie: payerCookie(payer.id) });
}

function show(gateway: MockGateway, request: Request, id: string): Response {
  const reader = readerOf(request);
  const debt = debtOf(gateway, id);
  if (debt === null) return pageAnswer(missingBillPage(reader), { status: 404 });
  const asked = new URL(request.url).searchParams.get("trouble");
  const trouble = BILL_TROUBLES.find((one) => one === asked) ?? null;
  return pageAnswer(billPage(reader, { ...debt, trouble }));
}

interface Debt {
  plan: PlanRecord;
  payer: PayerRecord;
}

function debtOf(gateway: MockGateway, id: string): Debt | null {
  const plan = findPlan(gateway, id);
  const payer = plan && findPayer(gateway, plan.payer);
  return plan === undefined || payer === undefined ? null : { plan, payer };
}

type Work = (gateway: MockGateway, debt: Debt, form: URLSearchParams) => BillTrouble | null;

async function act(
  gateway: MockGateway,
  request: Request,
  { id, work }: { id: string; work: Work },
): Promise<Response> {
  if (isForeign(request)) return refuseForeign();
  const form = new URLSearchParams(await request.text());
  const reader = readerOf(request);
  const trouble = gateway.store.transaction(() => {
    const debt = debtOf(gateway, id);
    return debt === null ? null : work(gateway, debt, form);
  });
  gateway.wakeDeliveries();
  return seeOther(`${billAddress(reader, id)}${trouble === null ? "" : `&trouble=${trouble}`}`);
}

function repayWith(gateway: MockGateway, { plan, payer }: Debt, form: URLSearchParams): BillTrouble | null {
  const repayment = REPAYMENTS.find((one) => one === form.get("repayment"));
  if (repayment === undefined || coveredBy(plan, repayment).length === 0) return null;
  const { payer: tried, verdict } = tryPassword(payer, form.get("password") ?? "", nowSeconds(gateway));
  savePayer(gateway, tried);
  if (verdict !== "right") return verdict;
  return repay(gateway, { plan, payer: tried, repayment, source: form.get("source") ?? "" }) ? null : "short";
}

function collectFrom(gateway: MockGateway, { plan, payer }: Debt, form: URLSearchParams): null {
  const source = repaymentSources(payer).find(({ key }) => key === form.get("source"));
  if (source !== undefined) changePlan(causeOf(gateway), { ...plan, source: source.key });
  return null;
}

function readerOf(request: Request): BillsReader {
  return { language: pageLanguage(request), address: request.url };
}
