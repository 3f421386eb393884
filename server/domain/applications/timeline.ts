import { CONTACTS } from "./contacts.ts";

/** Audit actions that an applicant reads as what happened to their application. */
export const TIMELINE_ACTIONS: readonly string[] = [
  "application.message",
  ...CONTACTS.map((contact) => `application.contact_${contact}`),
  "application.start",
  "application.submit",
  "application.claim",
  "application.request_correction",
  "application.propose_approval",
  "application.return_to_review",
  "application.confirm_approval",
  "application.reject",
  "application.appeal",
  "application.withdraw",
  "application.lapse",
  "application.erase",
];
