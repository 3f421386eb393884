/**
 * Every place that holds a sealed value, by table and column. What was sealed for one place does not open in another,
 * so a name here never changes while values under it exist.
 */
export type SealedField =
  | "application_answers"
  | "case_attachments"
  | "case_attachments.fileName"
  | "claim_photos"
  | "documents"
  | "documents.fileName"
  | "merchant_members.mobile"
  | "operators.mobile"
  | "people.mobile"
  | "people.totpSecret"
  | "platform_keys"
  | "settlement_accounts.name"
  | "settlement_accounts.number"
  | "shipment_traces.text"
  | "shipments.recipient"
  | "sms_messages.body"
  | "sms_messages.mobile"
  | "sms_messages.parameters"
  | "terminal_logs.log"
  | "terminals.activationCode"
  | "upload_parts"
  | "uploads.fileName"
  | "vouchers.signature";

/** What a value is sealed for; made by `placeOf` alone, so that a typing mistake cannot lose a value. */
export type SealedPlace = string & { readonly sealedField: SealedField };

/** The place of one row's value; `keys` name the row, the most general first. */
export function placeOf(field: SealedField, ...keys: readonly [string, ...(string | number)[]]): SealedPlace {
  return [field, ...keys].join(":") as SealedPlace;
}
