import { type HttpHandler, HttpResponse, http } from "msw";
import { z } from "zod";
import { jsonIn } from "#server/json-in.ts";
import { ASKS_PHONE, COMPANY } from "../kuaidi100/codes.ts";
import type { MockTracker, Subscription } from "./mock-tracker.ts";
import { parcelsPage } from "./parcels-page.ts";
import { abortOf, LINES, reportOf, trackerTime } from "./report.ts";

const subscribed = z.object({
  company: z.enum(Object.values(COMPANY)),
  number: z.string().regex(/^[A-Z0-9-]{6,32}$/),
  key: z.string().min(1),
  parameters: z.object({ callbackurl: z.url(), salt: z.string().min(1), phone: z.string().optional() }),
});

const told = z.object({
  code: z.string().refine((code) => code === "abort" || code in LINES),
  context: z.string().optional(),
  /** In the tracker's clock; now when it is left out. */
  time: z.string().optional(),
  /** How many times over it is pushed; 0 keeps it back until another line is. */
  times: z.coerce.number().int().min(0).max(20).default(1),
});

/** The tracker as 快递100 answers, and beside it what moves a parcel in the demo and in tests. */
export function trackerHandlers(tracker: MockTracker): HttpHandler[] {
  return [
    http.post("*/kuaidi100/poll", async ({ request }) => subscribe(tracker, await request.formData())),
    http.get("*/kuaidi100/parcels", ({ request }) =>
      HttpResponse.html(parcelsPage(tracker, new URL(request.url).searchParams.get("lang") ?? "")),
    ),
    http.post("*/kuaidi100/parcels/:number/lines", async ({ request, params }) =>
      tell(tracker, String(params.number), await readForm(request)),
    ),
  ];
}

function subscribe(tracker: MockTracker, form: FormData): Response {
  const read = subscribed.safeParse(jsonIn(String(form.get("param"))));
  if (form.get("schema") !== "json" || !read.success) return answer(false, "400", "提交的数据不完整");
  const { company, number, parameters } = read.data;
  const needsPhone = ASKS_PHONE.some((carrier) => COMPANY[carrier] === company);
  if (needsPhone && parameters.phone === undefined) return answer(false, "408", "验证码错误");
  const subscription: Subscription = {
    number,
    company,
    callback: parameters.callbackurl,
    salt: parameters.salt,
  };
  if (!tracker.subscribe(subscription)) return answer(false, "501", "重复订阅");
  if (tracker.way(number).length === 0) addLine(tracker, subscription, { code: "1" });
  tracker.plan(number, reportOf(subscription, tracker.way(number)));
  return answer(true, "200", "提交成功");
}

function tell(tracker: MockTracker, number: string, given: unknown): Response {
  const subscription = tracker.subscription(number);
  if (subscription === undefined)
    return HttpResponse.json({ error: "nobody follows this parcel" }, { status: 404 });
  const read = told.safeParse(given);
  if (!read.success) return HttpResponse.json({ error: read.error.issues[0]?.message }, { status: 400 });
  const { code, times, ...line } = read.data;
  if (code !== "abort") addLine(tracker, subscription, { code, ...line });
  const report = code === "abort" ? abortOf(subscription) : reportOf(subscription, tracker.way(number));
  tracker.plan(number, report, times);
  return new HttpResponse(null, { status: 303, headers: { location: "/kuaidi100/parcels" } });
}

function addLine(
  tracker: MockTracker,
  { number }: Subscription,
  { code, time, context }: { code: string; time?: string | undefined; context?: string | undefined },
): void {
  const words = context ?? LINES[code]?.context ?? "";
  tracker.add(number, { code, time: time ?? trackerTime(new Date()), context: words });
}

async function readForm(request: Request): Promise<Record<string, unknown>> {
  if (request.headers.get("content-type")?.startsWith("application/json") === true)
    return (await request.json()) as Record<string, unknown>;
  return Object.fromEntries(await request.formData());
}

function answer(result: boolean, returnCode: string, message: string): Response {
  return HttpResponse.json({ result, returnCode, message });
}
