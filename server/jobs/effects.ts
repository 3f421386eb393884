import type { Broker } from "#server/broker/port.ts";
import { terminalTopic } from "#server/broker/topics.ts";
import { takeOverDelivered } from "#server/claims/take-over-delivered.ts";
import type { Context } from "#server/context.ts";
import { followContract } from "#server/contracts/follow-contract.ts";
import { eraseDocuments } from "#server/documents/erase-documents.ts";
import type { OutboxEvents, OutboxTopic } from "#server/domain/events.ts";
import { sendSms } from "#server/messages/send-sms.ts";
import { reconcilePayment } from "#server/payments/gateway/reconcile-payment.ts";
import { getPaymentNotice } from "#server/payments/orders/get-payment-notice.ts";
import { retryRefund } from "#server/payments/refunds/retry-refund.ts";
import { returnStrayCharge } from "#server/payments/refunds/return-stray-charge.ts";
import { runReconciliation } from "#server/reconciliations/run-reconciliation.ts";
import { sendPayout } from "#server/settlements/payouts/send-payout.ts";
import { followParcel } from "#server/shipments/tracking/follow-parcel.ts";
import { getOfferedConfig } from "#server/terminals/configuration/get-offered-config.ts";
import { issueConfig } from "#server/terminals/configuration/issue-config.ts";
import { rollOutCampaign } from "#server/terminals/configuration/roll-out-campaign.ts";
import { rollOutFirmware } from "#server/terminals/configuration/roll-out-firmware.ts";
import { rollOutRateCard } from "#server/terminals/configuration/roll-out-rate-card.ts";
import { offerConfig } from "./offer-configs.ts";

/** What each topic of the outbox causes; the compiler asks for every one. All may be repeated. */
export type Effects = { [T in OutboxTopic]: (ctx: Context, payload: OutboxEvents[T]) => Promise<void> };

/** For topics whose whole effect is to be on record for other systems: delivered as soon as they are seen. */
const recorded = async () => {};

export function createEffects(broker: Broker): Effects {
  return {
    "sms.send": (ctx, payload) => sendSms(ctx, payload),
    "application.submitted": recorded,
    "application.correction_requested": recorded,
    "application.approved": recorded,
    "application.rejected": recorded,
    "application.erased": (ctx, payload) => eraseDocuments(ctx, payload),
    "shipment.shipped": (ctx, payload) => followParcel(ctx, payload),
    "shipment.delivered": (ctx, payload) => takeOverDelivered(ctx, payload),
    "terminal.activated": recorded,
    "terminal.access_ended": (_ctx, { terminalId }) => broker.disconnectTerminal(terminalId),
    "terminal_message.sent": (_ctx, { terminalId, number }) =>
      broker.publish(terminalTopic(terminalId, "messages"), JSON.stringify({ number }), { qos: 1 }),
    "rate_card.published": async (ctx, payload) => {
      await rollOutRateCard(ctx, payload);
    },
    "model.firmware_changed": async (ctx, payload) => {
      await rollOutFirmware(ctx, payload);
    },
    "campaign.changed": async (ctx, payload) => {
      await rollOutCampaign(ctx, payload);
    },
    "campaign.budget_low": recorded,
    "config.issue": async (ctx, payload) => {
      await issueConfig(ctx, payload);
    },
    "config.offered": async (ctx, { terminalId }) => {
      const { jws } = await getOfferedConfig(ctx, terminalId);
      await offerConfig(broker, { terminalId, jws });
    },
    "payment.changed": async (ctx, payload) => {
      const { terminalId, ...notice } = await getPaymentNotice(ctx, payload);
      await broker.publish(terminalTopic(terminalId, "payments"), JSON.stringify(notice), { qos: 1 });
    },
    "payment.reconcile": async (ctx, payload) => {
      await reconcilePayment(ctx, payload);
    },
    "refund.pending": async (ctx, payload) => {
      await retryRefund(ctx, payload);
    },
    "contract.opened": (ctx, payload) => followContract(ctx, payload),
    "reconciliation.started": (ctx, payload) => runReconciliation(ctx, payload),
    "payout.promised": async (ctx, payload) => {
      await sendPayout(ctx, payload);
    },
    "stray_charge.found": async (ctx, payload) => {
      await returnStrayCharge(ctx, payload);
    },
  };
}
