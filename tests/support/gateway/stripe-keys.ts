/** Kinds of value; `?` may be null, and `any?` is null in all that Stripe publishes. */
export type Kind = "any?" | `${"flag" | "integer" | "list" | "object" | "text"}${"" | "?"}`;

type Keys = Partial<Record<Kind, string>>;

/** What Stripe's API holds at each place of each object: names and kinds, no values. */
const KEYS: Record<string, Keys> = {
  account: {
    text: "country default_currency id object type",
    "text?": `
      business_type email external_accounts.object external_accounts.url requirements.disabled_reason
      settings.dashboard.timezone settings.payouts.schedule.interval`,
    integer: "created",
    "integer?": "settings.payouts.schedule.delay_days",
    flag: "charges_enabled details_submitted payouts_enabled",
    "flag?": `
      external_accounts.has_more settings.card_payments.decline_on.avs_failure
      settings.card_payments.decline_on.cvc_failure settings.payouts.debit_negative_balances`,
    "list?": `
      external_accounts.data future_requirements.alternatives future_requirements.currently_due
      future_requirements.errors future_requirements.eventually_due future_requirements.past_due
      future_requirements.pending_verification requirements.alternatives requirements.currently_due
      requirements.errors requirements.eventually_due requirements.past_due
      requirements.pending_verification`,
    object:
      "capabilities controller external_accounts future_requirements metadata requirements tos_acceptance",
    "object?": `
      business_profile settings business_profile.annual_revenue business_profile.support_address
      settings.bacs_debit_payments settings.branding settings.card_issuing
      settings.card_issuing.tos_acceptance settings.card_payments settings.card_payments.decline_on
      settings.dashboard settings.invoices settings.payments settings.payouts settings.payouts.schedule
      settings.sepa_debit_payments`,
    "any?": `
      business_profile.annual_revenue.amount business_profile.annual_revenue.currency
      business_profile.annual_revenue.fiscal_year_end business_profile.estimated_worker_count
      business_profile.mcc business_profile.minority_owned_business_designation business_profile.name
      business_profile.product_description business_profile.support_address.city
      business_profile.support_address.country business_profile.support_address.line1
      business_profile.support_address.line2 business_profile.support_address.postal_code
      business_profile.support_address.state business_profile.support_email business_profile.support_phone
      business_profile.support_url business_profile.url future_requirements.current_deadline
      future_requirements.disabled_reason requirements.current_deadline
      settings.bacs_debit_payments.display_name settings.bacs_debit_payments.service_user_number
      settings.branding.icon settings.branding.logo settings.branding.primary_color
      settings.branding.secondary_color settings.card_issuing.tos_acceptance.date
      settings.card_issuing.tos_acceptance.ip settings.card_payments.statement_descriptor_prefix
      settings.card_payments.statement_descriptor_prefix_kana
      settings.card_payments.statement_descriptor_prefix_kanji settings.dashboard.display_name
      settings.invoices.default_account_tax_ids settings.invoices.hosted_payment_method_save
      settings.payments.statement_descriptor settings.payments.statement_descriptor_kana
      settings.payments.statement_descriptor_kanji settings.payments.statement_descriptor_prefix_kana
      settings.payments.statement_descriptor_prefix_kanji settings.payouts.statement_descriptor
      tos_acceptance.date tos_acceptance.ip tos_acceptance.user_agent`,
  },
  balance_transaction: {
    text: "balance_type currency id object reporting_category status type",
    "text?": "description source",
    integer: "amount available_on created fee net",
    "integer?": "exchange_rate",
    list: "fee_details",
  },
  charge: {
    text: "currency id object status",
    "text?": `
      application application_fee balance_transaction calculated_statement_descriptor customer description
      failure_balance_transaction failure_code failure_message on_behalf_of payment_intent payment_method
      receipt_email receipt_number receipt_url review source_transfer statement_descriptor
      statement_descriptor_suffix transfer_group billing_details.name outcome.type
      payment_method_details.card.brand payment_method_details.card.checks.cvc_check
      payment_method_details.card.country payment_method_details.card.extended_authorization.status
      payment_method_details.card.fingerprint payment_method_details.card.funding
      payment_method_details.card.incremental_authorization.status
      payment_method_details.card.installments.plan.type payment_method_details.card.last4
      payment_method_details.card.multicapture.status payment_method_details.card.network
      payment_method_details.card.overcapture.status payment_method_details.card.wallet.type
      payment_method_details.type refunds.object refunds.url`,
    integer: "amount amount_captured amount_refunded created",
    "integer?": `
      application_fee_amount payment_method_details.card.exp_month payment_method_details.card.exp_year
      payment_method_details.card.overcapture.maximum_amount_capturable`,
    flag: "captured disputed livemode paid refunded",
    "flag?": "payment_method_details.card.network_token.used refunds.has_more",
    "list?": "refunds.data",
    object: "billing_details metadata",
    "object?": `
      fraud_details outcome payment_method_details refunds shipping source transfer_data
      billing_details.address payment_method_details.card payment_method_details.card.checks
      payment_method_details.card.extended_authorization
      payment_method_details.card.incremental_authorization payment_method_details.card.installments
      payment_method_details.card.installments.plan payment_method_details.card.multicapture
      payment_method_details.card.network_token payment_method_details.card.overcapture
      payment_method_details.card.three_d_secure payment_method_details.card.wallet`,
    "any?": `
      billing_details.address.city billing_details.address.country billing_details.address.line1
      billing_details.address.line2 billing_details.address.postal_code billing_details.address.state
      billing_details.email billing_details.phone billing_details.tax_id outcome.advice_code
      outcome.network_advice_code outcome.network_decline_code outcome.network_status outcome.reason
      outcome.seller_message payment_method_details.card.amount_authorized
      payment_method_details.card.authorization_code
      payment_method_details.card.checks.address_line1_check
      payment_method_details.card.checks.address_postal_code_check
      payment_method_details.card.installments.plan.count
      payment_method_details.card.installments.plan.interval payment_method_details.card.mandate
      payment_method_details.card.network_transaction_id payment_method_details.card.regulated_status
      payment_method_details.card.three_d_secure.authentication_flow
      payment_method_details.card.three_d_secure.electronic_commerce_indicator
      payment_method_details.card.three_d_secure.exemption_indicator
      payment_method_details.card.three_d_secure.result
      payment_method_details.card.three_d_secure.result_reason
      payment_method_details.card.three_d_secure.transaction_id
      payment_method_details.card.three_d_secure.version payment_method_details.card.transaction_link_id
      payment_method_details.card.wallet.dynamic_last4`,
  },
  dispute: {
    text: "charge currency id object reason status",
    "text?": `
      payment_intent payment_method_details.card.brand payment_method_details.card.case_type
      payment_method_details.card.network payment_method_details.card.network_reason_code
      payment_method_details.type`,
    integer: "amount created",
    "integer?": "evidence_details.due_by evidence_details.submission_count",
    flag: "is_charge_refundable livemode",
    "flag?": "evidence_details.has_evidence evidence_details.past_due",
    list: "balance_transactions enhanced_eligibility_types",
    object: "evidence evidence_details metadata payment_method_details",
    "object?": "evidence.enhanced_evidence evidence_details.enhanced_eligibility payment_method_details.card",
    "any?": `
      evidence.access_activity_log evidence.billing_address evidence.cancellation_policy
      evidence.cancellation_policy_disclosure evidence.cancellation_rebuttal
      evidence.customer_communication evidence.customer_email_address evidence.customer_name
      evidence.customer_purchase_ip evidence.customer_signature evidence.duplicate_charge_documentation
      evidence.duplicate_charge_explanation evidence.duplicate_charge_id evidence.product_description
      evidence.receipt evidence.refund_policy evidence.refund_policy_disclosure
      evidence.refund_refusal_explanation evidence.service_date evidence.service_documentation
      evidence.shipping_address evidence.shipping_carrier evidence.shipping_date
      evidence.shipping_documentation evidence.shipping_tracking_number evidence.uncategorized_file
      evidence.uncategorized_text`,
  },
  event: {
    text: "id object type",
    "text?": "api_version",
    integer: "created pending_webhooks",
    flag: "livemode",
    object: "data",
    "object?": "request",
  },
  payment_intent: {
    text: "capture_method confirmation_method currency id object status",
    "text?": `
      application cancellation_reason client_secret customer customer_account description latest_charge
      on_behalf_of payment_method receipt_email review setup_future_usage source statement_descriptor
      statement_descriptor_suffix transfer_group`,
    integer: "amount amount_capturable amount_received created",
    "integer?": "application_fee_amount canceled_at",
    flag: "livemode",
    list: "payment_method_types",
    "list?": "excluded_payment_method_types",
    object: "amount_details metadata",
    "object?": `
      automatic_payment_methods last_payment_error managed_payments next_action
      payment_method_configuration_details payment_method_options processing shipping transfer_data
      amount_details.tip`,
  },
  payment_method: {
    text: "allow_redisplay id object type",
    "text?": `
      customer customer_account billing_details.address.city billing_details.address.country
      billing_details.address.line1 billing_details.address.postal_code billing_details.address.state
      billing_details.email billing_details.phone card.brand card.checks.cvc_check card.country
      card.display_brand card.fingerprint card.funding card.generated_from.payment_method_details.type
      card.last4 card.wallet.type`,
    integer: "created",
    "integer?": "card.exp_month card.exp_year",
    flag: "livemode",
    "flag?": "card.three_d_secure_usage.supported",
    "list?": "card.networks.available",
    object: "billing_details card",
    "object?": `
      metadata billing_details.address card.checks card.generated_from
      card.generated_from.payment_method_details card.networks card.three_d_secure_usage card.wallet`,
    "any?": `
      billing_details.address.line2 billing_details.name billing_details.tax_id
      card.checks.address_line1_check card.checks.address_postal_code_check card.generated_from.charge
      card.generated_from.setup_attempt card.networks.preferred card.regulated_status
      card.wallet.dynamic_last4`,
  },
  payout: {
    text: "currency id method object reconciliation_status source_type status type",
    "text?": `
      application_fee balance_transaction description destination failure_balance_transaction failure_code
      failure_message original_payout payout_method reversed_by statement_descriptor trace_id.status`,
    integer: "amount arrival_date created",
    "integer?": "application_fee_amount",
    flag: "automatic livemode",
    "object?": "metadata trace_id",
    "any?": "trace_id.value",
  },
  refund: {
    text: "currency id object",
    "text?": `
      balance_transaction charge customer customer_account payment_intent payment_method reason
      receipt_number source_transfer_reversal status transfer_reversal destination_details.card.type
      destination_details.type`,
    integer: "amount created",
    object: "destination_details",
    "object?": "metadata destination_details.card",
  },
  "test_helpers.test_clock": {
    text: "id object status",
    "text?": "name",
    integer: "created deletes_after frozen_time",
    flag: "livemode",
    object: "status_details",
  },
  webhook_endpoint: {
    text: "id object status url",
    "text?": "api_version application description",
    integer: "created",
    flag: "livemode",
    list: "enabled_events",
    object: "metadata",
  },
};

export const STRIPE_OBJECTS = Object.keys(KEYS);

/** The kind at each dotted path of an object. */
export function stripeKinds(object: string): Map<string, Kind> {
  const groups = Object.entries(KEYS[object] ?? {}) as [Kind, string][];
  return new Map(
    groups.flatMap(([kind, paths]) =>
      paths
        .trim()
        .split(/\s+/)
        .map((path) => [path, kind] as const),
    ),
  );
}
