import { z } from "zod";

/** Whom a rule (a rate card, a campaign) can be made for, the most general first: a more specific one decides. */
export const SCOPE_LEVELS = ["platform", "product", "merchant", "terminal"] as const;
export type ScopeLevel = (typeof SCOPE_LEVELS)[number];

export interface Scope<Level extends ScopeLevel = ScopeLevel> {
  level: Level;
  /** Empty for the platform, else a product, merchant id or terminal id. */
  scopeId: string;
}

/** Whom rules are asked for: a terminal with its merchant and product, a merchant, a product, or (empty) anybody. */
export interface Party {
  product?: string | undefined;
  merchantId?: string | undefined;
  terminalId?: string | undefined;
}

/** The two fields that name a scope, for the input of whatever is made for one; see `scopeFault`. */
export function scopeFields<const Levels extends readonly ScopeLevel[]>(levels: Levels) {
  return {
    level: z.enum(levels),
    scopeId: z
      .string()
      .trim()
      .regex(/^\w{0,40}$/, "scope_id_shape"),
  };
}

/** Everybody has no id, everybody else has one; `missing` is answered for the field `scopeId`. */
function scopeFault({ level, scopeId }: Scope): "missing" | null {
  return (level === "platform") === (scopeId === "") ? null : "missing";
}

/** A refinement of whatever has the two fields: refuses a scope without its id, or an id without a scope. */
export function refuseScopeFault(scope: Scope, issues: z.RefinementCtx): void {
  const fault = scopeFault(scope);
  if (fault !== null) issues.addIssue({ code: "custom", path: ["scopeId"], message: fault });
}

/** The scopes that speak for a party, the most general first. */
export function scopesOf({ product, merchantId, terminalId }: Party): Scope[] {
  const ids: Record<ScopeLevel, string | undefined> = {
    platform: "",
    product,
    merchant: merchantId,
    terminal: terminalId,
  };
  return SCOPE_LEVELS.flatMap((level) => {
    const scopeId = ids[level];
    return scopeId === undefined ? [] : [{ level, scopeId }];
  });
}

/** One text per scope, to look rules up by. */
export function scopeKey({ level, scopeId }: Scope): string {
  return `${level}/${scopeId}`;
}

/** Rules in the order in which they are asked; those of one level keep their order. */
export function mostSpecificFirst<T extends { level: ScopeLevel }>(rules: readonly T[]): T[] {
  return [...rules].sort((a, b) => SCOPE_LEVELS.indexOf(b.level) - SCOPE_LEVELS.indexOf(a.level));
}
