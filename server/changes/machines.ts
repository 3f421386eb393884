import { applications } from "#db/schema/applications.ts";
import { campaigns } from "#db/schema/campaigns.ts";
import { claims } from "#db/schema/claims.ts";
import { contractInstalments, contracts } from "#db/schema/contracts.ts";
import { riskRuleSets, screeningLists } from "#db/schema/desk.ts";
import { devices, shipments } from "#db/schema/devices.ts";
import { strayCharges } from "#db/schema/gateway.ts";
import { adjustments, limitChanges } from "#db/schema/ledger.ts";
import { merchantMembers } from "#db/schema/merchants.ts";
import { modelPrices, recommendations } from "#db/schema/models.ts";
import { operators } from "#db/schema/operators.ts";
import { paymentKeys } from "#db/schema/payment-keys.ts";
import { payments, refunds } from "#db/schema/payments.ts";
import { deskHourSets, people, roleChanges } from "#db/schema/people.ts";
import { rateCards } from "#db/schema/rates.ts";
import { differences, reconciliations } from "#db/schema/reconciliations.ts";
import {
  payouts,
  settlementAccounts,
  settlementHolds,
  settlementRuns,
  settlements,
} from "#db/schema/settlements.ts";
import { stockTakes } from "#db/schema/stock-takes.ts";
import { terminalLogs } from "#db/schema/terminal-logs.ts";
import { terminalMessages } from "#db/schema/terminal-messages.ts";
import { incidents, terminals } from "#db/schema/terminals.ts";
import { warehouses } from "#db/schema/warehouses.ts";
import { RECOMMENDATION_TRANSITIONS } from "#server/domain/applications/recommendation.ts";
import { APPLICATION_TRANSITIONS } from "#server/domain/applications/status.ts";
import { CAMPAIGN_TRANSITIONS } from "#server/domain/campaigns/status.ts";
import { CLAIM_TRANSITIONS } from "#server/domain/claims/status.ts";
import { CONTRACT_TRANSITIONS, INSTALMENT_TRANSITIONS } from "#server/domain/contracts/status.ts";
import { PAYMENT_KEY_TRANSITIONS } from "#server/domain/devices/payment-keys/status.ts";
import { DEVICE_TRANSITIONS } from "#server/domain/devices/status.ts";
import { STOCK_TAKE_TRANSITIONS } from "#server/domain/devices/stock-takes/status.ts";
import { WAREHOUSE_TRANSITIONS } from "#server/domain/devices/warehouses/status.ts";
import { PERSON_TRANSITIONS } from "#server/domain/identity/status.ts";
import { LAID_TRANSITIONS } from "#server/domain/laid-status.ts";
import { ADJUSTMENT_TRANSITIONS } from "#server/domain/ledger/adjustments.ts";
import { LIMIT_CHANGE_TRANSITIONS } from "#server/domain/ledger/limits.ts";
import { MEMBER_TRANSITIONS } from "#server/domain/members/status.ts";
import { OPERATOR_TRANSITIONS } from "#server/domain/operators/status.ts";
import {
  PAYMENT_TRANSITIONS,
  REFUND_TRANSITIONS,
  STRAY_CHARGE_TRANSITIONS,
} from "#server/domain/payments/status.ts";
import { PRICE_TRANSITIONS } from "#server/domain/price-status.ts";
import { DIFFERENCE_TRANSITIONS, RECONCILIATION_TRANSITIONS } from "#server/domain/reconciliations/status.ts";
import { RULE_SET_TRANSITIONS } from "#server/domain/reviews/risk/status.ts";
import {
  ACCOUNT_TRANSITIONS,
  HOLD_TRANSITIONS,
  PAYOUT_TRANSITIONS,
  RUN_TRANSITIONS,
  SETTLEMENT_TRANSITIONS,
} from "#server/domain/settlements/status.ts";
import { SHIPMENT_TRANSITIONS } from "#server/domain/shipments/status.ts";
import { INCIDENT_TRANSITIONS } from "#server/domain/terminals/incidents/status.ts";
import { TERMINAL_LOG_TRANSITIONS } from "#server/domain/terminals/logs/status.ts";
import { TERMINAL_MESSAGE_TRANSITIONS } from "#server/domain/terminals/messages/status.ts";
import { TERMINAL_TRANSITIONS } from "#server/domain/terminals/status.ts";

/**
 * Everything that has a status: the table that keeps it, the transitions that govern it, and the noun under which its
 * steps stand in the audit trail. `takeStep` alone writes these columns; a test compares this list with the schema.
 */
export const MACHINES = {
  adjustment: { table: adjustments, transitions: ADJUSTMENT_TRANSITIONS },
  application: { table: applications, transitions: APPLICATION_TRANSITIONS },
  campaign: { table: campaigns, transitions: CAMPAIGN_TRANSITIONS },
  claim: { table: claims, transitions: CLAIM_TRANSITIONS },
  contract: { table: contracts, transitions: CONTRACT_TRANSITIONS },
  instalment: { table: contractInstalments, transitions: INSTALMENT_TRANSITIONS },
  difference: { table: differences, transitions: DIFFERENCE_TRANSITIONS },
  reconciliation: { table: reconciliations, transitions: RECONCILIATION_TRANSITIONS },
  device: { table: devices, transitions: DEVICE_TRANSITIONS },
  incident: { table: incidents, transitions: INCIDENT_TRANSITIONS },
  limit_change: { table: limitChanges, transitions: LIMIT_CHANGE_TRANSITIONS },
  member: { table: merchantMembers, transitions: MEMBER_TRANSITIONS },
  operator: { table: operators, transitions: OPERATOR_TRANSITIONS },
  model_price: { table: modelPrices, transitions: PRICE_TRANSITIONS },
  payment: { table: payments, transitions: PAYMENT_TRANSITIONS },
  person: { table: people, transitions: PERSON_TRANSITIONS },
  payment_key: { table: paymentKeys, transitions: PAYMENT_KEY_TRANSITIONS },
  rate_card: { table: rateCards, transitions: PRICE_TRANSITIONS },
  recommendation: { table: recommendations, transitions: RECOMMENDATION_TRANSITIONS },
  refund: { table: refunds, transitions: REFUND_TRANSITIONS },
  desk_hours: { table: deskHourSets, transitions: LAID_TRANSITIONS },
  screening_list: { table: screeningLists, transitions: LAID_TRANSITIONS },
  risk_rule_set: { table: riskRuleSets, transitions: RULE_SET_TRANSITIONS },
  role_change: { table: roleChanges, transitions: LAID_TRANSITIONS },
  payout: { table: payouts, transitions: PAYOUT_TRANSITIONS },
  settlement: { table: settlements, transitions: SETTLEMENT_TRANSITIONS },
  settlement_account: { table: settlementAccounts, transitions: ACCOUNT_TRANSITIONS },
  settlement_hold: { table: settlementHolds, transitions: HOLD_TRANSITIONS },
  settlement_run: { table: settlementRuns, transitions: RUN_TRANSITIONS },
  shipment: { table: shipments, transitions: SHIPMENT_TRANSITIONS },
  stray_charge: { table: strayCharges, transitions: STRAY_CHARGE_TRANSITIONS },
  stock_take: { table: stockTakes, transitions: STOCK_TAKE_TRANSITIONS },
  terminal_log: { table: terminalLogs, transitions: TERMINAL_LOG_TRANSITIONS },
  terminal_message: { table: terminalMessages, transitions: TERMINAL_MESSAGE_TRANSITIONS },
  warehouse: { table: warehouses, transitions: WAREHOUSE_TRANSITIONS },
  terminal: { table: terminals, transitions: TERMINAL_TRANSITIONS },
} as const;

export type Noun = keyof typeof MACHINES;
export type RowOf<N extends Noun> = (typeof MACHINES)[N]["table"]["$inferSelect"];

/** The action under which a step stands in the audit trail. */
export type StepAction = { [N in Noun]: `${N}.${EventOf<N>}` }[Noun];

/** The events that any status of the machine accepts. */
type KeysOfUnion<T> = T extends unknown ? keyof T : never;
export type EventOf<N extends Noun> = KeysOfUnion<
  (typeof MACHINES)[N]["transitions"][keyof (typeof MACHINES)[N]["transitions"]]
> &
  string;
