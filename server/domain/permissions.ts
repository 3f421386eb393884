export const ROLES = ["applicant", "reviewer", "checker", "logistics", "rates", "admin"] as const;
/** `applicant` is anyone signed in by mobile: an applicant, and a merchant user once a merchant exists. */
export type Role = (typeof ROLES)[number];
export const STAFF_ROLES = [
  "reviewer",
  "checker",
  "logistics",
  "rates",
  "admin",
] as const satisfies readonly Role[];

const EVERY_STAFF = STAFF_ROLES;

/** Who may do what. One table; procedures, verbs, menus and the access matrix test read it. */
export const PERMISSIONS = {
  "application:write": ["applicant"],
  "application:read_own": ["applicant"],
  "application:read": ["reviewer", "checker", "logistics", "admin"],
  "application:review": ["reviewer"],
  "application:check": ["checker"],
  "document:read": ["reviewer", "checker"],
  "merchant:read_own": ["applicant"],
  "merchant:read": EVERY_STAFF,
  "device:read": ["logistics", "reviewer", "admin"],
  "device:write": ["logistics"],
  "shipment:read": ["logistics", "reviewer", "admin"],
  "shipment:write": ["logistics"],
  "terminal:read": EVERY_STAFF,
  "terminal:write": ["logistics", "admin"],
  "rate_card:read": ["rates", "checker", "admin"],
  "rate_card:write": ["rates"],
  "payment:read_own": ["applicant"],
  "payment:read": ["rates", "admin"],
  "person:manage": ["admin"],
  "audit:read": ["admin", "checker"],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof PERMISSIONS;

/** Whether any of `roles` grants `permission`. */
export function isPermitted(roles: readonly Role[], permission: Permission): boolean {
  const granted: readonly Role[] = PERMISSIONS[permission];
  return roles.some((role) => granted.includes(role));
}
