import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nextLook, nextLookInVain } from "#server/domain/contracts/next-look.ts";
import { lateFeeOfDay, repaymentPolicyOn } from "#server/domain/contracts/repayment-policy.ts";
import {
  eventOfContract,
  eventOfInstalment,
  type InstalmentStanding,
  isEnded,
  owedOf,
  settledHow,
} from "#server/domain/contracts/standing.ts";
import {
  INSTALMENT_STATUSES,
  INSTALMENT_TRANSITIONS,
  type InstalmentStatus,
} from "#server/domain/contracts/status.ts";
import { nextStatus } from "#server/domain/state-machine.ts";

const instalment = (of: Partial<InstalmentStanding> = {}): InstalmentStanding => ({
  ...{ status: "upcoming", dueOn: "2026-12-27", principalFen: 33_334, feeFen: 768 },
  ...{ reducedFen: 0, lateFeeFen: 0, paidFen: 0, paidAt: null },
  ...of,
});
const status = fc.constantFrom(...INSTALMENT_STATUSES);
const RANK: Record<InstalmentStatus, number> = { upcoming: 0, due: 1, overdue: 2, waived: 3, paid: 4 };

describe("news of an instalment", () => {
  test("lead only forward, in whatever order and however often they come", () => {
    fc.assert(
      fc.property(fc.array(status, { maxLength: 12 }), (news) => {
        let known: InstalmentStatus = "upcoming";
        for (const next of news) {
          const event = eventOfInstalment(known, next);
          const after: InstalmentStatus =
            event === null ? known : nextStatus(INSTALMENT_TRANSITIONS, known, event);
          expect(RANK[after]).toBeGreaterThanOrEqual(RANK[known]);
          if (event !== null) expect(after).toBe(next);
          known = after;
        }
      }),
    );
  });
});

describe("a contract", () => {
  test("stands as its instalments do: overdue while one is, ended once all are", () => {
    fc.assert(
      fc.property(fc.array(status, { minLength: 1, maxLength: 12 }), (statuses) => {
        const instalments = statuses.map((one) => ({ status: one }));
        const ask = (of: "active" | "overdue") => eventOfContract(of, { instalments, isRefunded: false });
        const ended = instalments.every(isEnded);
        const late = statuses.includes("overdue");
        expect(ask("active")).toBe(ended ? "settle" : late ? "fall_overdue" : null);
        expect(ask("overdue")).toBe(ended ? "settle" : late ? null : "catch_up");
      }),
    );
  });

  test("is refunded when the channel gave everything back, once, also after it was settled", () => {
    const given = { instalments: [instalment({ status: "waived" })], isRefunded: true };
    expect(eventOfContract("active", given)).toBe("refund");
    expect(eventOfContract("settled", given)).toBe("refund");
    expect(eventOfContract("refunded", given)).toBeNull();
  });

  test("was repaid early, on time or late by the days in Shanghai", () => {
    const paid = (at: string) => instalment({ status: "paid", paidAt: new Date(at) });
    expect(settledHow([paid("2026-12-26T15:59:59Z")])).toBe("early");
    expect(settledHow([paid("2026-12-26T16:00:00Z")])).toBe("on_time");
    expect(settledHow([paid("2026-12-27T15:59:59Z")])).toBe("on_time");
    expect(settledHow([paid("2026-12-27T16:00:00Z")])).toBe("late");
    expect(settledHow([instalment({ status: "waived" })])).toBe("on_time");
  });
});

describe("what is owed", () => {
  test("is principal less refunds, fee and late fee; nothing once it is paid or waived", () => {
    expect(owedOf(instalment({ reducedFen: 334, lateFeeFen: 17, status: "overdue" }))).toBe(
      33_000 + 768 + 17,
    );
    expect(owedOf(instalment({ status: "paid", paidAt: new Date() }))).toBe(0);
    expect(owedOf(instalment({ status: "waived" }))).toBe(0);
  });

  test("grows by half of a thousandth a day once it is late, rounded half-even", () => {
    const policy = repaymentPolicyOn("2026-11-27");
    expect(lateFeeOfDay(34_102, policy)).toBe(17);
    expect(lateFeeOfDay(3_000, policy)).toBe(2);
    expect(lateFeeOfDay(1_000, policy)).toBe(0);
  });
});

describe("the next look", () => {
  const now = new Date("2026-12-01T04:00:00Z");

  test("is on the morning of the next date, and every morning while something is due", () => {
    expect(nextLook([instalment()], now)?.toISOString()).toBe("2026-12-27T01:00:00.000Z");
    const late = instalment({ dueOn: "2026-11-27", status: "overdue" });
    expect(nextLook([late, instalment()], now)?.toISOString()).toBe("2026-12-02T01:00:00.000Z");
  });

  test("comes every hour of the first day while the channel has no plan, and then no more", () => {
    const opened = new Date("2026-12-01T00:00:00Z");
    expect(nextLookInVain(opened, now)?.toISOString()).toBe("2026-12-01T05:00:00.000Z");
    expect(nextLookInVain(opened, new Date("2026-12-02T00:00:00Z"))).toBeNull();
  });

  test("never comes once nothing is owed", () => {
    expect(nextLook([instalment({ status: "waived" })], now)).toBeNull();
  });
});
