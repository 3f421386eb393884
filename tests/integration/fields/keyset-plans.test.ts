import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { listClaims } from "#server/claims/list-claims.ts";
import type { Context } from "#server/context.ts";
import { listIntakes } from "#server/devices/intakes/list-intakes.ts";
import { listDevices } from "#server/devices/list-devices.ts";
import { listStockTakes } from "#server/devices/stock-takes/list-stock-takes.ts";
import { terminalActor } from "#server/domain/actor.ts";
import { DAY_MS } from "#server/domain/calendar/durations.ts";
import { encodeCursor } from "#server/domain/cursor.ts";
import { listMerchants } from "#server/merchants/list-merchants.ts";
import { listPayments } from "#server/payments/orders/list-payments.ts";
import { listTakenPayments } from "#server/payments/orders/list-taken-payments.ts";
import { listRegistrations } from "#server/registrations/list-registrations.ts";
import { countQueue } from "#server/reviews/count-queue.ts";
import { listQueue } from "#server/reviews/list-queue.ts";
import type { View } from "#server/reviews/queue/in-view.ts";
import { listAwaiting } from "#server/shipments/desk/list-awaiting.ts";
import { listShipments } from "#server/shipments/list-shipments.ts";
import { listIncidents } from "#server/terminals/incidents/list-incidents.ts";
import { listTerminals } from "#server/terminals/list-terminals.ts";
import { type Explaining, explaining, type PlanNode } from "../../support/database/explained.ts";
import { QUEUE_INDEXES } from "../../support/database/queue-indexes.ts";
import { createTestRuntime, type TestRuntime } from "../../support/world/test-runtime.ts";

const MANY_ROWS = readFileSync(new URL("../../support/database/many-rows.sql", import.meta.url), "utf8");

const RECIPIENT = { name: "王小明", mobile: "13800000000", address: "测试路一百号" };

let runtime: TestRuntime;
let explained: Explaining;
beforeAll(async () => {
  runtime = await createTestRuntime();
  await runtime.db.$client.query(MANY_ROWS);
  await runtime.db.$client.query("vacuum analyze");
  explained = explaining(runtime.databaseUrl);
});
afterAll(async () => {
  await explained.close();
  await runtime.discard();
});

const NOW = new Date("2026-01-07T20:00:00Z");
const staff = (): Context => ({
  ...runtime.as({ kind: "person", id: "per_00001", roles: ["admin"], sessionId: "test" }, NOW),
  db: explained.db,
  // Nothing is sealed in rows made by SQL.
  vault: { ...runtime.vault, open: () => JSON.stringify(RECIPIENT) },
});
const terminal = (): Context => ({ ...staff(), actor: terminalActor("trm_00001", "mer_00001") });
/** The row in the middle of every list. */
const MIDDLE = new Date(Date.UTC(2026, 0, 1, 0, 10_000));
const after = (prefix: string) => encodeCursor({ at: MIDDLE, id: `${prefix}_10000` });

/** The plan of the first statement that is about more than the desk's hours, which are asked for once a minute. */
async function planOf(work: () => Promise<unknown>): Promise<PlanNode[]> {
  const plans = await explained.plansOf(work);
  const [first] = plans.filter((plan) => plan.every((node) => node["Relation Name"] !== "desk_hour_sets"));
  if (first === undefined) throw new Error("Nothing was asked for");
  return first;
}

type List = (cursor: { cursor: string }) => Promise<unknown>;
const LISTS: Record<string, { prefix: string; index: string; list: List }> = {
  awaiting: { prefix: "mer", index: "merchants_newest", list: (at) => listAwaiting(staff(), at) },
  claims: { prefix: "clm", index: "claims_opened", list: (at) => listClaims(staff(), at) },
  "claims by status": {
    prefix: "clm",
    index: "claims_newest",
    list: (at) => listClaims(staff(), { status: "opened", ...at }),
  },
  devices: { prefix: "dev", index: "devices_received", list: (at) => listDevices(staff(), at) },
  incidents: { prefix: "inc", index: "incidents_raised", list: (at) => listIncidents(staff(), at) },
  "incidents by status": {
    prefix: "inc",
    index: "incidents_newest",
    list: (at) => listIncidents(staff(), { status: "open", ...at }),
  },
  intakes: { prefix: "ink", index: "intakes_newest", list: (at) => listIntakes(staff(), at) },
  merchants: { prefix: "mer", index: "merchants_newest", list: (at) => listMerchants(staff(), at) },
  payments: { prefix: "pay", index: "payments_created", list: (at) => listPayments(staff(), at) },
  "payments of a terminal": {
    prefix: "pay",
    index: "payments_terminal",
    list: (at) => listTakenPayments(terminal(), at),
  },
  registrations: {
    prefix: "reg",
    index: "registrations_newest",
    list: (at) => listRegistrations(staff(), at),
  },
  shipments: { prefix: "shp", index: "shipments_newest", list: (at) => listShipments(staff(), at) },
  "shipments by status": {
    prefix: "shp",
    index: "shipments_status",
    list: (at) => listShipments(staff(), { status: "pending", ...at }),
  },
  "stock takes": { prefix: "stk", index: "stock_takes_newest", list: (at) => listStockTakes(staff(), at) },
  terminals: { prefix: "trm", index: "terminals_newest", list: (at) => listTerminals(staff(), at) },
};

const inQueue = encodeCursor({ at: MIDDLE, second: MIDDLE, id: "app_10000" });
for (const [view, index] of Object.entries(QUEUE_INDEXES) as [View, string][]) {
  LISTS[`the queue's ${view}`] = {
    prefix: "app",
    index,
    list: () => {
      // What is overdue must reach beyond the middle of the list.
      const now = view === "overdue" ? new Date(NOW.getTime() + 3 * DAY_MS) : NOW;
      return listQueue({ ...staff(), now }, { cursor: inQueue, ...(view !== "desk" && { view }) });
    },
  };
}
const WAITING: Partial<Record<View, string>> = {
  desk: "applications_at_desk_waiting",
  unclaimed: "applications_at_desk_waiting",
  mine: "applications_claimed_waiting",
  waiting_for_applicant: "applications_waiting",
  waiting_for_checker: "applications_waiting|applications_at_desk_waiting",
};
for (const [view, index] of Object.entries(WAITING) as [View, string][]) {
  LISTS[`the queue's ${view} in the order of its waits`] = {
    prefix: "app",
    index,
    list: (at) => listQueue(staff(), { sort: "waiting", view: view === "desk" ? undefined : view, ...at }),
  };
}
LISTS["applications by status"] = {
  prefix: "app",
  // Either is in the order of the list, and holds little else.
  index: "applications_waiting|applications_at_desk_waiting",
  list: (at) => listQueue(staff(), { statuses: ["appealed"], ...at }),
};

test.each(Object.entries(LISTS))(
  "a later page of %s is a range of its index, without sorting",
  async (_, { prefix, index, list }) => {
    const nodes = await planOf(() => list({ cursor: after(prefix) }));
    const ranges = nodes.filter((node) => node["Index Cond"]?.includes("ROW(") === true);
    expect(ranges).toHaveLength(1);
    expect(index.split("|")).toContain(ranges[0]?.["Index Name"]);
    expect(nodes.map((node) => node["Node Type"]).filter((type) => type.includes("Sort"))).toEqual([]);
  },
);

test("each view of the queue is counted in an index alone", async () => {
  const nodes = await planOf(() => countQueue(staff()));
  const scans = nodes.filter((node) => node["Relation Name"] === "applications");
  expect(scans.map((node) => node["Node Type"])).toEqual(scans.map(() => "Index Only Scan"));
  const known = [...Object.values(QUEUE_INDEXES), ...Object.values(WAITING)];
  for (const { "Index Name": name } of scans) expect(known).toContain(name);
});

test.each(["12345", "店10", "13800000000", "app_12345"])(
  "a search for %s reads no whole table",
  async (search) => {
    const nodes = await planOf(() => listQueue(staff(), { search }));
    expect(nodes.map((node) => node["Node Type"])).not.toContain("Seq Scan");
    expect(nodes.map((node) => node["Index Name"])).toContain("applications_shop_name_parts");
  },
);
