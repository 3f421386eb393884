import { type HttpHandler, HttpResponse, http } from "msw";
import { CONTROL_PATH } from "#server/gateway/mock/controls/control-path.ts";
import type { DeclaredRoute } from "#server/gateway/mock/http/route.ts";
import { StripeFault } from "#server/gateway/mock/http/stripe-fault.ts";
import {
  isForeign,
  pageAnswer,
  refuseForeign,
  SECURITY,
  seeOther,
} from "#server/gateway/mock/pages/answers.ts";
import { styleHandler } from "#server/gateway/mock/pages/assets.ts";
import { isAtThisMachine } from "#server/gateway/mock/pages/at-this-machine.ts";
import { pageLanguage } from "#server/gateway/mock/pages/language.ts";
import { readRecording } from "#server/gateway/mock/recording/recording.ts";
import { html } from "#server/markup.ts";
import { type MockGateway, nowSeconds, PLATFORM_ACCOUNT, stripeId } from "../gateway.ts";
import { GATEWAY_ROUTES } from "../routes.ts";
import { controlsPage } from "./dashboard-controls.ts";
import { addressIn, type DashboardReader, dashboardPage } from "./dashboard-frame.ts";
import { findObject } from "./dashboard-kinds.ts";
import { listPage } from "./dashboard-list.ts";
import { missingObjectPage, objectPage } from "./dashboard-object.ts";
import { DASHBOARD_STYLE } from "./dashboard-style.ts";
import { DASHBOARD_WORDS } from "./dashboard-words.ts";

/** Where a form may lead back to: a page of the dashboard, and nowhere else. */
const BACK = /^\/dashboard(?:\/[\w/]*)?\?[\w=&-]*$/;

type Visit = (request: Request, id: string) => Response | Promise<Response>;

/** The gateway's own page: what there is, what happened, and every test control as a form. It asks for no key. */
export function dashboardHandlers(gateway: MockGateway): HttpHandler[] {
  const get = (path: string, visit: Visit) => http.get(`*/dashboard${path}`, atThisMachine(visit));
  return [
    styleHandler("/dashboard/dashboard.css", DASHBOARD_STYLE),
    get("", (request) => pageAnswer(listPage(gateway, readerOf(request)))),
    get("/controls", (request) => pageAnswer(controlsPage(gateway, readerOf(request)))),
    get("/recording.json", () => download(gateway)),
    get("/objects", find),
    get("/objects/:id", (request, id) => show(gateway, request, id)),
    ...CONTROLS.map((route) =>
      http.post(
        `*/dashboard/controls${route.path.slice(CONTROL_PATH.length)}`,
        atThisMachine((request, id) => act(gateway, request, { route, id })),
      ),
    ),
  ];
}

/** To anybody elsewhere there is no such page. */
function atThisMachine(visit: Visit) {
  return ({ request, params }: { request: Request; params: Record<string, unknown> }) =>
    isAtThisMachine(request)
      ? visit(request, String(params.id ?? ""))
      : HttpResponse.text("Not found.", { status: 404 });
}

/** The same routes that test programs call: what a form may send is what they take. */
export const CONTROLS = GATEWAY_ROUTES.filter(
  ({ method, path }) => method === "post" && path.startsWith(CONTROL_PATH),
);

function show(gateway: MockGateway, request: Request, id: string): Response {
  const object = findObject(gateway, id);
  const reader = readerOf(request);
  if (object === null) return pageAnswer(missingObjectPage(reader), { status: 404 });
  return pageAnswer(objectPage(gateway, reader, object));
}

function find(request: Request): Response {
  const id = new URL(request.url).searchParams.get("id") ?? "";
  return seeOther(addressIn(readerOf(request), `/objects/${encodeURIComponent(id.trim())}`));
}

async function act(
  gateway: MockGateway,
  request: Request,
  { route, id }: { route: DeclaredRoute; id: string },
): Promise<Response> {
  if (isForeign(request)) return refuseForeign();
  const { back = "", ...form } = Object.fromEntries(new URLSearchParams(await request.text()));
  const reader = readerOf(request);
  const safe = BACK.test(back) ? back : addressIn(reader, "/controls");
  try {
    perform(gateway, route, { id, form });
  } catch (error) {
    if (!(error instanceof StripeFault)) throw error;
    return pageAnswer(refusedPage(reader, error, safe), { status: error.status });
  }
  return seeOther(`${safe}&done=${route.path.split("/").at(-1)}`);
}

/** As the route does for a program, but for the key: whoever opens this page stands at the machine. */
function perform(
  gateway: MockGateway,
  route: DeclaredRoute,
  { id, form }: { id: string; form: Record<string, string> },
): void {
  const params = Object.fromEntries(Object.entries(form).filter(([, value]) => value !== ""));
  const now = nowSeconds(gateway);
  const call = { gateway, params, id, account: PLATFORM_ACCOUNT, requestId: stripeId("req", 14), now };
  gateway.store.transaction(() => route.perform({ ...call, idempotencyKey: null }));
  gateway.wakeDeliveries();
}

function refusedPage(reader: DashboardReader, fault: StripeFault, back: string): string {
  const words = DASHBOARD_WORDS[reader.language];
  const main = html`<p class="alert" role="alert">${fault.body.message}</p><p><a href="${back}">${words.back}</a></p>`;
  return dashboardPage(reader, words.refusedTitle, main);
}

function download(gateway: MockGateway): Response {
  return HttpResponse.json(readRecording(gateway), {
    headers: { ...SECURITY, "content-disposition": 'attachment; filename="recording.json"' },
  });
}

function readerOf(request: Request): DashboardReader {
  return { language: pageLanguage(request), address: request.url };
}
