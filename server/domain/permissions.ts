export const STAFF_ROLES = ["reviewer", "checker", "logistics", "rates", "finance", "admin"] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];

/**
 * `applicant` is anyone signed in by mobile: an applicant, and a merchant user once a merchant exists.
 * `terminal` and `system` are held by devices with a token and by the portal's own workers.
 */
export const ROLES = ["applicant", ...STAFF_ROLES, "terminal", "system"] as const;
export type Role = (typeof ROLES)[number];

/** Who may do what. One table; procedures, verbs, menus and the access matrix test read it. */
export const PERMISSIONS = {
  "application:write": ["applicant"],
  "application:read_own": ["applicant"],
  "application:read": ["reviewer", "checker", "logistics", "admin"],
  "application:review": ["reviewer"],
  "application:check": ["checker"],
  "application:lapse": ["system"],
  "application:remind": ["system"],
  "application:erase": ["system"],
  "application:reveal": ["reviewer", "checker"],
  "application:watch": ["system"],
  "case:examine": ["reviewer", "checker", "admin"],
  "screening:write": ["admin"],
  "case:assign": ["reviewer", "checker", "admin"],
  "desk_rule:read": ["reviewer", "checker", "admin"],
  "desk_rule:write": ["admin"],
  "desk_rule:approve": ["checker", "admin"],
  "desk_notice:own": STAFF_ROLES,
  "upload:sweep": ["system"],
  "trace:forget": ["system"],
  "message:send": ["system"],
  "message:read_own": ["applicant"],
  "message:record_receipt": ["system"],
  "document:read": ["applicant", "reviewer", "checker"],
  "merchant:read_own": ["applicant"],
  "merchant:read": STAFF_ROLES,
  // Whom an owner lets look, and whoever is invited; what each may see is decided per merchant.
  "member:own": ["applicant"],
  "member:join": ["applicant"],
  "member:lapse": ["system"],
  // A merchant's whole record leaves the house.
  "merchant:prove": ["checker", "admin"],
  "store:write": ["logistics", "admin"],
  "device:read": ["logistics", "reviewer", "admin"],
  "device:write": ["logistics"],
  "warehouse:write": ["logistics", "admin"],
  // Custodians of payment keys: two of them bring one into use.
  "payment_key:read": ["logistics", "admin"],
  "payment_key:write": ["logistics", "admin"],
  "shipment:read": ["logistics", "reviewer", "admin"],
  "shipment:write": ["logistics"],
  "shipment:follow": ["system"],
  "terminal:read_own": ["applicant"],
  "terminal:read": STAFF_ROLES,
  "terminal:write": ["logistics", "admin"],
  "terminal:pull_log": ["logistics", "admin"],
  "terminal:operate": ["terminal"],
  "terminal:configure": ["system"],
  "terminal:relay": ["system"],
  "claim:own": ["applicant"],
  "claim:read": ["logistics", "admin"],
  "claim:write": ["logistics", "admin"],
  // Whether somebody has opened a device is not for those who would use it again.
  "claim:clear": ["admin"],
  "claim:carry_on": ["system"],
  "operator:sign_in": ["terminal"],
  "operator:own": ["applicant"],
  "operator:read": ["logistics", "admin"],
  "operator:lapse": ["system"],
  "registration:read": ["logistics", "admin"],
  "registration:write": ["logistics", "admin"],
  "rate_card:read": ["rates", "checker", "admin"],
  "rate_card:write": ["rates", "system"],
  // Whoever did not make it; a colleague of the maker may, the maker never.
  "rate_card:approve": ["rates", "checker", "admin", "system"],
  "campaign:read": ["rates", "checker", "admin"],
  "campaign:write": ["rates", "system"],
  "campaign:approve": ["rates", "checker", "admin", "system"],
  "campaign:consent_own": ["applicant"],
  "fee:quote": ["applicant", ...STAFF_ROLES, "terminal", "system"],
  "payment:create": ["terminal"],
  "payment:read_own": ["applicant", "terminal"],
  "payment:confirm_receipt": ["applicant"],
  "payment:read": ["rates", "finance", "checker", "admin"],
  "payment:refund": ["applicant", "admin", "terminal"],
  "payment:decide_refund": ["checker", "admin"],
  "payment:settle": ["system"],
  "contract:follow": ["system"],
  "reconciliation:read": ["finance", "checker", "admin"],
  "reconciliation:write": ["finance", "checker", "admin"],
  "reconciliation:run": ["finance", "checker", "admin", "system"],
  "ledger:read": ["finance", "checker", "admin"],
  "ledger:read_own": ["applicant"],
  "ledger:adjust": ["finance"],
  "ledger:decide_adjustment": ["checker", "admin"],
  "ledger:limit": ["finance"],
  "ledger:decide_limit": ["checker", "admin"],
  "settlement:read": ["finance", "checker", "admin"],
  "settlement:read_own": ["applicant"],
  "settlement:prepare": ["finance"],
  "settlement:approve": ["checker", "admin"],
  // Whoever sees a reason stops a payout; letting it go again takes two of them.
  "settlement:hold": ["finance", "checker", "admin"],
  "settlement:carry_on": ["system"],
  "settlement_account:own": ["applicant"],
  "session:own": ["applicant", ...STAFF_ROLES],
  "session:step_up": STAFF_ROLES,
  "person:read": ["checker", "admin"],
  "person:write": ["admin"],
  // Whoever neither asked for the roles nor is to have them.
  "person:approve": ["checker", "admin"],
  "person:create": ["system"],
  "device:catalogue": ["admin", "system"],
  // Below the minimum a terminal takes no instalments: more than handling boxes.
  "firmware:write": ["admin"],
  "audit:seal": ["system"],
  "audit:read": ["admin", "checker"],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof PERMISSIONS;

/** Whether any of `roles` grants `permission`. */
export function isPermitted(roles: readonly Role[], permission: Permission): boolean {
  const granted: readonly Role[] = PERMISSIONS[permission];
  return roles.some((role) => granted.includes(role));
}
