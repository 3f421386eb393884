/** What the outbox promises: topic and payload of every effect that follows a committed change. */
export interface OutboxEvents {
  "sms.send": { messageId: string };
  "application.submitted": { applicationId: string };
  "application.correction_requested": { applicationId: string };
  "application.approved": { applicationId: string; merchantId: string };
  "application.rejected": { applicationId: string };
  "application.erased": { applicationId: string };
  "shipment.shipped": { shipmentId: string };
  "shipment.delivered": { shipmentId: string };
  "terminal.activated": { terminalId: string };
  "terminal.access_ended": { terminalId: string };
  "terminal_message.sent": { terminalId: string; number: number };
  "rate_card.published": { rateCardId: string };
  "model.firmware_changed": { modelCode: string };
  "campaign.changed": { campaignId: string };
  "campaign.budget_low": { campaignId: string };
  "config.issue": { terminalId: string; reason: string };
  "config.offered": { terminalId: string; version: number };
  "payment.changed": { paymentId: string };
  "payment.reconcile": { paymentId: string };
  "refund.pending": { refundId: string };
  "contract.opened": { contractId: string };
  "reconciliation.started": { reconciliationId: string };
  "payout.promised": { payoutId: string };
  "stray_charge.found": { strayChargeId: string };
}

export type OutboxTopic = keyof OutboxEvents;
