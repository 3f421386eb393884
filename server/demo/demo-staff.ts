import type { StaffRole } from "#server/domain/permissions.ts";

/** Sign-in of the demo's staff (contracts.md); never created in production. */
export const DEMO_PASSWORD = "ruwang-demo";
export const DEMO_TOTP_SECRET = "RUWANGDEMORUWANGDEMORUWANGDEMO22";

export const DEMO_STAFF: readonly { email: string; name: string; roles: StaffRole[] }[] = [
  { email: "reviewer@ruwang.test", name: "林审核", roles: ["reviewer"] },
  { email: "reviewer2@ruwang.test", name: "沈审核", roles: ["reviewer"] },
  { email: "checker@ruwang.test", name: "周复核", roles: ["checker"] },
  { email: "logistics@ruwang.test", name: "陈物流", roles: ["logistics"] },
  { email: "rates@ruwang.test", name: "许费率", roles: ["rates"] },
  { email: "finance@ruwang.test", name: "方财务", roles: ["finance"] },
  { email: "admin@ruwang.test", name: "管理员", roles: ["admin"] },
];
