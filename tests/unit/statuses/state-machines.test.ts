import { describe, expect, test } from "vitest";
import {
  APPLICATION_EVENTS,
  APPLICATION_STATUSES,
  APPLICATION_TRANSITIONS,
} from "#server/domain/applications/status.ts";
import { CAMPAIGN_EVENTS, CAMPAIGN_STATUSES, CAMPAIGN_TRANSITIONS } from "#server/domain/campaigns/status.ts";
import { CLAIM_EVENTS, CLAIM_STATUSES, CLAIM_TRANSITIONS } from "#server/domain/claims/status.ts";
import { CONTRACT_EVENTS, CONTRACT_STATUSES, CONTRACT_TRANSITIONS } from "#server/domain/contracts/status.ts";
import { DEVICE_EVENTS, DEVICE_STATUSES, DEVICE_TRANSITIONS } from "#server/domain/devices/status.ts";
import {
  STOCK_TAKE_EVENTS,
  STOCK_TAKE_STATUSES,
  STOCK_TAKE_TRANSITIONS,
} from "#server/domain/devices/stock-takes/status.ts";
import {
  WAREHOUSE_EVENTS,
  WAREHOUSE_STATUSES,
  WAREHOUSE_TRANSITIONS,
} from "#server/domain/devices/warehouses/status.ts";
import { PAYMENT_EVENTS, PAYMENT_STATUSES, PAYMENT_TRANSITIONS } from "#server/domain/payments/status.ts";
import { PRICE_EVENTS, PRICE_STATUSES, PRICE_TRANSITIONS } from "#server/domain/price-status.ts";
import { SHIPMENT_EVENTS, SHIPMENT_STATUSES, SHIPMENT_TRANSITIONS } from "#server/domain/shipments/status.ts";
import { nextStatus, type Transitions } from "#server/domain/state-machine.ts";
import {
  INCIDENT_EVENTS,
  INCIDENT_STATUSES,
  INCIDENT_TRANSITIONS,
} from "#server/domain/terminals/incidents/status.ts";
import { TERMINAL_EVENTS, TERMINAL_STATUSES, TERMINAL_TRANSITIONS } from "#server/domain/terminals/status.ts";

const MACHINES: [
  string,
  readonly string[],
  readonly string[],
  Transitions<string, string>,
  string,
  string[],
][] = [
  [
    "application",
    APPLICATION_STATUSES,
    APPLICATION_EVENTS,
    APPLICATION_TRANSITIONS,
    "draft",
    ["approved", "withdrawn"],
  ],
  [
    "campaign",
    CAMPAIGN_STATUSES,
    CAMPAIGN_EVENTS,
    CAMPAIGN_TRANSITIONS,
    "draft",
    ["ended", "refused", "declined", "discarded"],
  ],
  ["device", DEVICE_STATUSES, DEVICE_EVENTS, DEVICE_TRANSITIONS, "in_stock", ["retired"]],
  [
    "stock take",
    STOCK_TAKE_STATUSES,
    STOCK_TAKE_EVENTS,
    STOCK_TAKE_TRANSITIONS,
    "open",
    ["closed", "canceled"],
  ],
  [
    "shipment",
    SHIPMENT_STATUSES,
    SHIPMENT_EVENTS,
    SHIPMENT_TRANSITIONS,
    "pending",
    ["delivered", "returned", "lost", "canceled"],
  ],
  ["terminal", TERMINAL_STATUSES, TERMINAL_EVENTS, TERMINAL_TRANSITIONS, "awaiting_activation", ["closed"]],
  ["incident", INCIDENT_STATUSES, INCIDENT_EVENTS, INCIDENT_TRANSITIONS, "open", ["resolved", "dismissed"]],
  ["payment", PAYMENT_STATUSES, PAYMENT_EVENTS, PAYMENT_TRANSITIONS, "created", ["succeeded"]],
  [
    "claim",
    CLAIM_STATUSES,
    CLAIM_EVENTS,
    CLAIM_TRANSITIONS,
    "opened",
    ["settled", "refused", "withdrawn", "expired", "charged"],
  ],
  ["contract", CONTRACT_STATUSES, CONTRACT_EVENTS, CONTRACT_TRANSITIONS, "active", ["refunded"]],
  [
    "rate card and model price",
    PRICE_STATUSES,
    PRICE_EVENTS,
    PRICE_TRANSITIONS,
    "draft",
    ["withdrawn", "refused", "discarded"],
  ],
  ["warehouse", WAREHOUSE_STATUSES, WAREHOUSE_EVENTS, WAREHOUSE_TRANSITIONS, "open", []],
];

describe.each(MACHINES)("%s", (_name, statuses, events, table, start, ends) => {
  test("answers every status and event: the next status, or a refusal that names what is possible", () => {
    for (const status of statuses) {
      for (const event of events) {
        const expected = table[status]?.[event];
        if (expected !== undefined) expect(nextStatus(table, status, event)).toBe(expected);
        else {
          const possible = Object.keys(table[status] ?? {});
          const refusal = { code: "illegal_state", details: { status, event, possible } };
          expect(() => nextStatus(table, status, event)).toThrow(expect.objectContaining(refusal));
        }
      }
    }
  });

  test("reaches every status from the start", () => {
    const reached = new Set([start]);
    for (const status of reached)
      for (const next of Object.values(table[status] ?? {})) if (next) reached.add(next);
    expect([...reached].sort()).toEqual([...statuses].sort());
  });

  test("ends nowhere but where it may end", () => {
    const dead = statuses.filter((status) => Object.keys(table[status] ?? {}).length === 0);
    expect(dead.sort()).toEqual([...ends].sort());
  });
});
