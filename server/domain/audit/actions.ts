import type { CONTACTS } from "#server/domain/applications/contacts.ts";

/**
 * What is written down beside the steps of state machines, whose actions are `noun.event` by themselves. An action that
 * is not listed here cannot be recorded, and a test holds a word in every language for each.
 */
export const RECORDED = [
  "application.start",
  "application.save_answers",
  "application.message",
  "application.erase",
  "case.read",
  "case.reveal",
  "case.flag",
  "case.unflag",
  "document.store",
  "document.read",
  "document.remove",
  "upload.start",
  "upload.cancel",
  "merchant.create",
  "merchant.decline_device",
  "store.open",
  "store.correct_position",
  "model.add",
  "device.receive",
  "intake.start",
  "shipment.create",
  "shipment.settle_attention",
  "shipment.read_label",
  "shipment.correct_label",
  "terminal.create",
  "terminal.start_activation",
  "terminal.reveal_code",
  "terminal.reset_code",
  "config.issue",
  "config.report",
  "config.report_unknown",
  "incident.raise",
  "rate_card.create",
  "campaign.create",
  "campaign.consent",
  "campaign.overrun",
  "campaign.propose_raise",
  "campaign.raise_budget",
  "payment.create",
  "payment.confirm_receipt",
  "refund.request",
  "contract.open",
  "voucher.issue",
  "voucher.sign",
  "voucher.read_signature",
  "person.create",
  "session.open",
  "session.revoke",
  "session.step_up",
] as const;

export type Recorded = (typeof RECORDED)[number] | `application.contact_${(typeof CONTACTS)[number]}`;

/** What audit rows are about. */
export const AUDIT_SUBJECTS = [
  "application",
  "document",
  "upload",
  "merchant",
  "store",
  "device",
  "device_model",
  "intake",
  "shipment",
  "terminal",
  "incident",
  "rate_card",
  "campaign",
  "payment",
  "refund",
  "contract",
  "voucher",
  "person",
  "session",
] as const;

export type AuditSubject = (typeof AUDIT_SUBJECTS)[number];
