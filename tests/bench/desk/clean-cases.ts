import type { Context } from "#server/context.ts";
import { advanceApplication } from "#server/demo/advance-application.ts";
import { demoApplicant, demoStaff } from "#server/demo/demo-people.ts";
import { DAY_MS } from "#server/domain/calendar/durations.ts";
import type { Env } from "#server/env.ts";
import { listQueue } from "#server/reviews/list-queue.ts";
import { snoozeCase } from "#server/reviews/queue/snooze-case.ts";
import { openRuntime } from "#server/runtime.ts";

const FIRST_MOBILE = 13_700_000_000;

/** So many clean cases that nobody has; whatever waited before is put away. Returns the oldest one's id. */
export async function cleanCases(settings: Env, count: number): Promise<string> {
  const runtime = openRuntime(settings, "bench-desk");
  try {
    const staff = await demoStaff(runtime);
    const reviewer = () => staff("reviewer@ruwang.test");
    await putAwayAll(reviewer());
    const ids: string[] = [];
    for (let nr = 0; nr < count; nr++) {
      const mobile = String(FIRST_MOBILE + nr);
      const applicant = await demoApplicant(runtime, mobile);
      const desk = { applicant, reviewer, checker: () => staff("checker@ruwang.test") };
      const shop = `${SHOPS[nr % SHOPS.length]}${String(nr + 1).padStart(3, "0")}号店`;
      const of = {
        mobile,
        name: NAMES[nr % NAMES.length] ?? "",
        shop,
        kind: "micro",
        product: "shoukuanbao",
      } as const;
      ids.push((await advanceApplication(desk, { ...of, target: "submitted" })).id);
    }
    return ids[0] ?? "";
  } finally {
    await runtime.close();
  }
}

const SHOPS = ["晨光文具", "鲜果时光", "老街面馆", "云裳服饰", "安心药房", "小雨花坊", "乐读书屋"];
const NAMES = [
  "张明远",
  "李若溪",
  "陈思源",
  "黄子墨",
  "周雨桐",
  "吴佳宁",
  "徐嘉禾",
  "孙可欣",
  "马天宇",
  "朱晓东",
  "胡静怡",
];

/** Out of sight until tomorrow. */
async function putAwayAll(ctx: Context): Promise<void> {
  const until = new Date(ctx.now.getTime() + DAY_MS).toISOString();
  for (;;) {
    const { items } = await listQueue(ctx, { view: "unclaimed" });
    if (items.length === 0) return;
    for (const { id, version } of items) await snoozeCase(ctx, { applicationId: id, version, until });
  }
}
