/** The PostgreSQL role of each process that asks the database; the owner of the tables is none of them. */
export const ROLES = {
  web: "ruwang_web",
  "device-link": "ruwang_device_link",
  jobs: "ruwang_jobs",
} as const;

export type DatabaseProcess = keyof typeof ROLES;

/** The setting that names each process's own connection; `DATABASE_URL` is the owner's. */
export const DATABASE_SETTINGS = {
  web: "DATABASE_URL_WEB",
  "device-link": "DATABASE_URL_DEVICE_LINK",
  jobs: "DATABASE_URL_JOBS",
} as const satisfies Record<DatabaseProcess, string>;

/** What a role may do with a table, as PostgreSQL writes it; nothing where a process is absent. */
type Grants = Readonly<Partial<Record<DatabaseProcess, string>>>;

const FOLLOWED =
  "SELECT, INSERT, UPDATE (reduced_fen, late_fee_fen, paid_fen, status, since, paid_at, version)";

/**
 * Every table, and what each process needs of it: no more than its verbs do. Who reads only some columns is named only
 * those. `npm run db:migrate` makes the database so; a test compares it, and fails for a table without a line.
 */
export const GRANTS: Readonly<Record<string, Grants>> = {
  // Applications and their documents: no device has any business with them.
  applications: { web: "SELECT, INSERT, UPDATE", jobs: "SELECT, UPDATE" },
  application_answers: { web: "SELECT, INSERT, UPDATE, DELETE", jobs: "SELECT, DELETE" },
  decisions: { web: "SELECT, INSERT, UPDATE", jobs: "SELECT, UPDATE" },
  // The clock writes down what it finds; whoever is told reads it in the portal.
  desk_alarms: { web: "SELECT", jobs: "SELECT, INSERT" },
  reason_codes: { web: "SELECT, INSERT" },
  risk_rule_sets: { web: "SELECT, INSERT, UPDATE", jobs: "SELECT" },
  desk_hour_sets: { web: "SELECT, INSERT, UPDATE", jobs: "SELECT" },
  recommendations: { web: "SELECT, INSERT, UPDATE" },
  risk_assessments: { web: "SELECT, INSERT", jobs: "INSERT" },
  desk_members: { web: "SELECT, INSERT, UPDATE", jobs: "SELECT" },
  saved_views: { web: "SELECT, INSERT, UPDATE, DELETE" },
  field_ticks: { web: "SELECT, INSERT, DELETE" },
  // What the desk wrote and kept goes with what was handed in.
  case_notes: { web: "SELECT, INSERT, DELETE", jobs: "SELECT (id, application_id), DELETE" },
  case_attachments: {
    web: "SELECT, INSERT, DELETE",
    jobs: "SELECT (id, application_id, storage_key), DELETE",
  },
  case_presence: { web: "SELECT, INSERT, UPDATE, DELETE" },
  screening_lists: { web: "SELECT, INSERT, UPDATE", jobs: "SELECT" },
  screening_entries: { web: "SELECT, INSERT", jobs: "SELECT" },
  case_opinions: {
    web: "SELECT, INSERT, UPDATE (reason)",
    jobs: "SELECT (application_id, reason), UPDATE (reason)",
  },
  desk_notices: { web: "SELECT, INSERT, UPDATE (read_at)", jobs: "INSERT" },
  documents: { web: "SELECT, INSERT, UPDATE", jobs: "SELECT, DELETE" },
  uploads: { web: "SELECT, INSERT, UPDATE", jobs: "SELECT, UPDATE, DELETE" },
  upload_parts: { web: "SELECT, INSERT, DELETE", jobs: "SELECT, DELETE" },
  laid_files: {
    web: "SELECT, INSERT, UPDATE",
    "device-link": "SELECT, INSERT, UPDATE",
    jobs: "SELECT, DELETE",
  },

  // People: passwords and second factors are the web's alone.
  people: {
    web: "SELECT, INSERT, UPDATE",
    "device-link": "SELECT (id, mobile)",
    jobs: "SELECT (id, name, mobile, roles, status)",
  },
  role_changes: { web: "SELECT, INSERT, UPDATE" },
  sessions: { web: "SELECT, INSERT, UPDATE", jobs: "SELECT (expires_at), DELETE" },
  sign_in_codes: { web: "SELECT, INSERT, UPDATE, DELETE", jobs: "SELECT (expires_at), DELETE" },
  throttles: {
    web: "SELECT, INSERT, UPDATE, DELETE",
    "device-link": "SELECT, INSERT, UPDATE, DELETE",
    jobs: "SELECT (window_started_at), DELETE",
  },

  merchants: { web: "SELECT, INSERT, UPDATE", "device-link": "SELECT", jobs: "SELECT" },
  merchant_members: { web: "SELECT, INSERT, UPDATE", jobs: "SELECT, UPDATE" },
  stores: { web: "SELECT, INSERT, UPDATE", "device-link": "SELECT", jobs: "SELECT" },

  device_models: {
    web: "SELECT, UPDATE (low_stock_below, minimum_firmware, target_firmware)",
    "device-link": "SELECT",
    jobs: "SELECT",
  },
  firmware_releases: { web: "SELECT, INSERT, UPDATE" },
  warehouses: { web: "SELECT, INSERT, UPDATE" },
  warehouse_levels: { web: "SELECT, INSERT, UPDATE" },
  model_prices: { web: "SELECT, INSERT, UPDATE" },
  devices: { web: "SELECT, INSERT, UPDATE", "device-link": "SELECT, UPDATE", jobs: "SELECT, UPDATE" },
  intakes: { web: "SELECT, INSERT, UPDATE" },
  intake_faults: { web: "SELECT, INSERT" },
  payment_keys: { web: "SELECT, INSERT, UPDATE", "device-link": "SELECT", jobs: "SELECT" },
  stock_takes: { web: "SELECT, INSERT, UPDATE" },
  stock_take_scans: { web: "SELECT, INSERT" },
  stock_differences: { web: "SELECT, INSERT" },
  // Where a parcel goes is sealed and neither for devices nor for the jobs.
  shipments: {
    web: "SELECT, INSERT, UPDATE",
    "device-link": "SELECT (id, device_id, merchant_id, status)",
    jobs: "SELECT (id, device_id, status, since, carrier, tracking_number, phone_ending, followed_at), UPDATE (followed_at, follow_failure)",
  },
  shipment_traces: { web: "SELECT, INSERT, DELETE", jobs: "SELECT, DELETE" },

  terminals: { web: "SELECT, INSERT, UPDATE", "device-link": "SELECT, UPDATE", jobs: "SELECT, UPDATE" },
  terminal_presence: { web: "SELECT", "device-link": "SELECT, INSERT, UPDATE", jobs: "SELECT" },
  terminal_heartbeats: { web: "SELECT", "device-link": "SELECT, INSERT", jobs: "SELECT (at), DELETE" },
  terminal_messages: {
    web: "SELECT, INSERT, UPDATE",
    "device-link": "SELECT, UPDATE",
    jobs: "SELECT, UPDATE",
  },
  // What terminals write down is for staff alone.
  terminal_logs: {
    web: "SELECT, INSERT, UPDATE",
    "device-link": "SELECT, UPDATE",
    jobs: "SELECT, UPDATE, DELETE",
  },
  used_assertions: { "device-link": "SELECT, INSERT, DELETE" },
  config_versions: { web: "SELECT", "device-link": "SELECT, INSERT", jobs: "SELECT, INSERT" },
  config_reports: { web: "SELECT", "device-link": "SELECT, INSERT" },
  incidents: {
    web: "SELECT, INSERT, UPDATE",
    "device-link": "SELECT, INSERT, UPDATE",
    jobs: "SELECT, INSERT, UPDATE",
  },

  // Delivered replacements take over by the jobs.
  claims: { web: "SELECT, INSERT, UPDATE", jobs: "SELECT, UPDATE" },

  claim_photos: { web: "SELECT, INSERT, DELETE", jobs: "SELECT (id, claim_id, storage_key), DELETE" },

  // People ask and sign in at terminals; their merchant answers in the portal.
  operators: { web: "SELECT, UPDATE", "device-link": "SELECT, INSERT", jobs: "SELECT, UPDATE, DELETE" },
  // Apart from those that let into the portal, which no device link sees.
  operator_codes: { "device-link": "SELECT, INSERT, UPDATE, DELETE", jobs: "SELECT (expires_at), DELETE" },
  operator_sessions: {
    web: "SELECT",
    "device-link": "SELECT, INSERT, UPDATE",
    jobs: "SELECT (started_at), DELETE",
  },

  // What is to be told of a terminal is written down wherever it changes; files are made and read by the web.
  registrations: {
    web: "SELECT, INSERT, UPDATE",
    "device-link": "SELECT (seq, terminal_id, change, again), INSERT",
    jobs: "SELECT (seq, terminal_id, change, again), INSERT",
  },
  registration_exports: { web: "SELECT, INSERT, UPDATE" },

  rate_cards: { web: "SELECT, INSERT, UPDATE", "device-link": "SELECT", jobs: "SELECT" },
  campaigns: { web: "SELECT, INSERT, UPDATE", "device-link": "SELECT, UPDATE", jobs: "SELECT, UPDATE" },
  campaign_entries: { web: "SELECT, INSERT", "device-link": "SELECT, INSERT", jobs: "SELECT, INSERT" },

  // Payments begin at a terminal alone; they end wherever the gateway's word arrives.
  payments: { web: "SELECT, UPDATE", "device-link": "SELECT, INSERT, UPDATE", jobs: "SELECT, UPDATE" },
  refunds: {
    web: "SELECT, INSERT, UPDATE",
    "device-link": "SELECT, INSERT, UPDATE",
    // What was paid after its order had ended is given back by whoever hears of it.
    jobs: "SELECT, INSERT, UPDATE",
  },
  reconciliations: { web: "SELECT, INSERT, UPDATE", jobs: "SELECT, INSERT, UPDATE" },
  statement_lines: { jobs: "SELECT, INSERT" },
  differences: { web: "SELECT, UPDATE", jobs: "SELECT, INSERT, UPDATE" },
  stray_charges: { web: "SELECT, INSERT", jobs: "SELECT, UPDATE" },
  contracts: {
    web: "SELECT, INSERT, UPDATE",
    "device-link": "SELECT, INSERT, UPDATE",
    jobs: "SELECT, INSERT, UPDATE",
  },
  // What was agreed of a repayment, its date, principal and fee, is changed by nobody.
  contract_instalments: { web: FOLLOWED, "device-link": FOLLOWED, jobs: FOLLOWED },
  ledger_postings: { web: "SELECT, INSERT", "device-link": "SELECT, INSERT", jobs: "SELECT, INSERT" },
  ledger_entries: { web: "SELECT, INSERT", "device-link": "SELECT, INSERT", jobs: "SELECT, INSERT" },
  adjustments: { web: "SELECT, INSERT, UPDATE" },
  settlement_accounts: { web: "SELECT, INSERT, UPDATE", jobs: "SELECT, INSERT, UPDATE" },
  // Runs are begun by people or by the clock; the jobs draft, pay and end them.
  settlement_runs: { web: "SELECT, INSERT, UPDATE", jobs: "SELECT, INSERT, UPDATE" },
  settlements: { web: "SELECT, UPDATE", jobs: "SELECT, INSERT, UPDATE" },
  settlement_entries: { web: "SELECT", jobs: "SELECT, INSERT, UPDATE (released_at)" },
  settlement_holds: { web: "SELECT, INSERT, UPDATE", jobs: "SELECT" },
  payouts: { web: "SELECT, INSERT", jobs: "SELECT, INSERT, UPDATE" },
  limit_changes: { web: "SELECT, INSERT, UPDATE (status, decided_by_id, refusal, since, version)" },
  balance_limits: { web: "SELECT, INSERT, UPDATE", "device-link": "SELECT", jobs: "SELECT" },
  voucher_batches: {
    web: "SELECT, INSERT, UPDATE",
    "device-link": "SELECT, INSERT, UPDATE",
    jobs: "SELECT, INSERT, UPDATE",
  },
  vouchers: { web: "SELECT, INSERT", "device-link": "SELECT, INSERT, UPDATE", jobs: "SELECT, INSERT" },
  voucher_prints: { web: "SELECT", "device-link": "SELECT, INSERT", jobs: "SELECT" },
  gateway_events: { web: "SELECT, INSERT" },

  // The audit trail is only ever appended to, and its log by the sealer alone.
  audit_events: { web: "SELECT, INSERT", "device-link": "SELECT (id), INSERT", jobs: "SELECT, INSERT" },
  audit_log: { web: "SELECT", jobs: "SELECT, INSERT" },
  audit_heads: { web: "SELECT", jobs: "SELECT, INSERT" },
  platform_keys: { web: "SELECT, INSERT", "device-link": "SELECT, INSERT", jobs: "SELECT, INSERT" },

  // Whoever changes something promises; the jobs process delivers.
  outbox: { web: "INSERT", "device-link": "INSERT", jobs: "SELECT, INSERT, UPDATE" },
  sms_messages: {
    web: "SELECT, INSERT, UPDATE",
    "device-link": "INSERT",
    jobs: "SELECT, INSERT, UPDATE, DELETE",
  },
  heartbeats: { web: "SELECT", jobs: "SELECT, INSERT, UPDATE" },
};

/** Sequences that a process draws numbers from. */
export const SEQUENCES: Readonly<Record<string, readonly DatabaseProcess[]>> = {
  terminal_numbers: ["web"],
};

/** The privileges of a line, one by one, the columns of a privilege each apart: `SELECT`, `SELECT (id)`. */
export function privilegesOf(grant: string): string[] {
  return [...grant.matchAll(/([A-Z]+)(?: \(([^)]*)\))?/g)].flatMap(([, privilege = "", columns]) =>
    columns === undefined ? [privilege] : columns.split(", ").map((column) => `${privilege} (${column})`),
  );
}
