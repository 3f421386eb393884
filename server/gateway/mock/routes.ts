import { CONTROL_ROUTES } from "./controls/ruwang-controls.ts";
import { TEST_CLOCK_ROUTES } from "./controls/test-clocks.ts";
import type { DeclaredRoute } from "./http/route.ts";
import { ACCOUNT_ROUTES } from "./objects/accounts.ts";
import { BALANCE_TRANSACTION_ROUTES } from "./objects/balance-transactions.ts";
import { CHARGE_ROUTES } from "./objects/charges.ts";
import { DISPUTE_ROUTES } from "./objects/disputes.ts";
import { EVENT_ROUTES } from "./objects/events.ts";
import { PAYMENT_INTENT_ROUTES } from "./objects/payment-intents.ts";
import { PAYMENT_METHOD_ROUTES } from "./objects/payment-methods.ts";
import { PAYOUT_ROUTES } from "./objects/payouts.ts";
import { REFUND_ROUTES } from "./objects/refunds.ts";
import { PLAN_ROUTES } from "./repayments/plan-routes.ts";
import { REPORT_ROUTES } from "./reports/report-run.ts";
import { WEBHOOK_ENDPOINT_ROUTES } from "./webhooks/webhook-endpoints.ts";

/** Every route that Stripe's clients and our tests may call, with the parameters it takes. */
export const GATEWAY_ROUTES: readonly DeclaredRoute[] = [
  ...CONTROL_ROUTES,
  ...TEST_CLOCK_ROUTES,
  ...PAYMENT_INTENT_ROUTES,
  ...PAYMENT_METHOD_ROUTES,
  ...CHARGE_ROUTES,
  ...REFUND_ROUTES,
  ...PLAN_ROUTES,
  ...DISPUTE_ROUTES,
  ...PAYOUT_ROUTES,
  ...BALANCE_TRANSACTION_ROUTES,
  ...REPORT_ROUTES,
  ...EVENT_ROUTES,
  ...WEBHOOK_ENDPOINT_ROUTES,
  ...ACCOUNT_ROUTES,
];
