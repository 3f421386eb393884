import { type HttpHandler, http } from "msw";
import { isForeign, pageAnswer, refuseForeign, seeOther } from "#server/gateway/mock/pages/answers.ts";
import { pageLanguage } from "#server/gateway/mock/pages/language.ts";
import { type MockGateway, nowSeconds, PLATFORM_ACCOUNT } from "../gateway.ts";
import { newPayer, type PayerRecord } from "./payer.ts";
import { payerEditor } from "./payer-editor.ts";
import { fieldsOfPayer, readPayer } from "./payer-form.ts";
import { findPayer, newPayerId, payerCookie, payerOf, savePayer } from "./payer-store.ts";
import { addressOf, missingPayerPage, payersPage, type Reader } from "./payers-page.ts";
import { PAYERS_WORDS } from "./payers-words.ts";
import { PRESET_NAMES, presetPayer } from "./presets.ts";

const PAGE = 20;
const ORDER = /^pi_\w{1,60}$/;

/** Where whoever plays the payers sets them up, and says whose phone this is. They stand before the orders' pages. */
export function payersHandlers(gateway: MockGateway): HttpHandler[] {
  return [
    http.get("*/wallet/payers", ({ request }) => list(gateway, request)),
    http.post("*/wallet/payers", ({ request }) => create(gateway, request)),
    http.get("*/wallet/payers/:id", ({ request, params }) => edit(gateway, request, String(params.id))),
    http.post("*/wallet/payers/:id", ({ request, params }) => save(gateway, request, String(params.id))),
    http.post("*/wallet/payers/:id/choose", ({ request, params }) =>
      choose(gateway, request, String(params.id)),
    ),
  ];
}

function list(gateway: MockGateway, request: Request): Response {
  const after = new URL(request.url).searchParams.get("after") ?? undefined;
  const { data: payers, hasMore } = gateway.store.list<PayerRecord>("ruwang.payer", {
    account: PLATFORM_ACCOUNT,
    limit: PAGE,
    startingAfter: after,
  });
  const mine = payerOf(gateway, request);
  const view = { mine, payers, hasMore, isFirst: after === undefined };
  return pageAnswer(payersPage(readerOf(gateway, request), view), { cookie: payerCookie(mine.id) });
}

async function create(gateway: MockGateway, request: Request): Promise<Response> {
  if (isForeign(request)) return refuseForeign();
  const asked = new URLSearchParams(await request.text()).get("preset");
  const preset = PRESET_NAMES.find((one) => one === asked);
  const reader = readerOf(gateway, request);
  if (preset === undefined) return seeOther(addressOf(reader));
  const name = PAYERS_WORDS[reader.language].presets[preset];
  const payer = presetPayer({ ...newPayer(newPayerId(), reader.now), name }, preset, reader.now);
  savePayer(gateway, payer);
  return chosen(reader, payer.id);
}

function choose(gateway: MockGateway, request: Request, id: string): Response {
  if (isForeign(request)) return refuseForeign();
  const reader = readerOf(gateway, request);
  if (findPayer(gateway, id) === undefined) return pageAnswer(missingPayerPage(reader), { status: 404 });
  return chosen(reader, id);
}

/** This phone is theirs from now on: back to the order that they are to pay, if there is one. */
function chosen(reader: Reader, id: string): Response {
  const { order, language } = reader;
  return seeOther(order === null ? addressOf(reader) : `/wallet/${order}?lang=${language}`, payerCookie(id));
}

function edit(gateway: MockGateway, request: Request, id: string): Response {
  const reader = readerOf(gateway, request);
  const payer = editable(gateway, request, id);
  if (payer === null) return pageAnswer(missingPayerPage(reader), { status: 404 });
  return pageAnswer(payerEditor(reader, payer, { fields: fieldsOfPayer(payer, reader.now), faults: {} }));
}

async function save(gateway: MockGateway, request: Request, id: string): Promise<Response> {
  if (isForeign(request)) return refuseForeign();
  const fields = Object.fromEntries(new URLSearchParams(await request.text()));
  const reader = readerOf(gateway, request);
  return gateway.store.transaction(() => {
    const payer = editable(gateway, request, id);
    if (payer === null) return pageAnswer(missingPayerPage(reader), { status: 404 });
    const read = readPayer(payer, fields, reader.now);
    if ("faults" in read) {
      return pageAnswer(payerEditor(reader, payer, { fields, faults: read.faults }), { status: 422 });
    }
    savePayer(gateway, read.payer);
    return seeOther(addressOf(reader));
  });
}

/** Anybody who is kept, and whoever holds this phone. */
function editable(gateway: MockGateway, request: Request, id: string): PayerRecord | null {
  const mine = payerOf(gateway, request);
  if (mine.id === id) return mine;
  return findPayer(gateway, id) ?? null;
}

function readerOf(gateway: MockGateway, request: Request): Reader {
  const order = new URL(request.url).searchParams.get("order");
  return {
    language: pageLanguage(request),
    address: request.url,
    order: order !== null && ORDER.test(order) ? order : null,
    now: nowSeconds(gateway),
  };
}
