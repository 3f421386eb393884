import { and, desc, eq } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { compareAndSet } from "#db/compare-and-set.ts";
import { configVersions, terminals } from "#db/schema/terminals.ts";
import { change } from "#server/changes/change.ts";
import { enqueue } from "#server/changes/enqueue.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { leastSubsidyOf } from "#server/domain/campaigns/campaign.ts";
import {
  type ConfigContent,
  type ConfigPlan,
  contentHashOf,
  type TerminalConfig,
} from "#server/domain/device-protocol/config.ts";
import type { EffectivePlan } from "#server/domain/quotes/effective-rates.ts";
import { signJws } from "#server/keys/platform-key.ts";
import { VOUCHER_FOOTER } from "#server/messages/texts.ts";
import { type ResolvedRates, resolveRates } from "#server/quotes/resolve-rates.ts";
import type { BoundTerminal } from "#server/terminals/bound-terminals.ts";
import { loadBoundTerminal } from "#server/terminals/internal.ts";

/** Gives a terminal the configuration its rate card asks for now; returns the desired version. */
export async function issueConfig(
  ctx: Context,
  input: { terminalId: string; reason: string },
): Promise<number> {
  requirePermission(ctx, "terminal:configure");
  return change(ctx, (tx) => issueConfigIn(tx, ctx, { terminalId: input.terminalId, reason: input.reason }));
}

/**
 * The same within a caller's transaction. A configuration of the same content is not issued twice, except that a
 * drifted terminal gets it again under a new version.
 */
export async function issueConfigIn(
  tx: Transaction,
  ctx: Context,
  { terminalId, reason }: { terminalId: string; reason: string },
): Promise<number> {
  const bound = await loadBoundTerminal(tx, terminalId);
  const { terminal } = bound;
  if (terminal.status === "closed" || terminal.status === "awaiting_activation")
    return terminal.desiredVersion;
  const rates = await resolveRates(tx, { terminalId }, { at: ctx.now });
  const content = contentOf(bound, rates);
  const contentHash = await contentHashOf(content);
  const [latest] = await tx
    .select()
    .from(configVersions)
    .where(
      and(eq(configVersions.terminalId, terminalId), eq(configVersions.version, terminal.desiredVersion)),
    )
    .orderBy(desc(configVersions.version));
  if (latest?.contentHash === contentHash && !terminal.drifted) return terminal.desiredVersion;
  const version = terminal.desiredVersion + 1;
  const config: TerminalConfig = { ...content, version, issuedAt: ctx.now.toISOString(), contentHash };
  await compareAndSet(tx, terminals, {
    before: terminal,
    changes: { desiredVersion: version, drifted: false },
  });
  await tx.insert(configVersions).values({
    terminalId,
    version,
    rateCardId: rates.rateCard.id,
    payload: config,
    contentHash,
    jws: await signJws(ctx, config),
    issuedAt: ctx.now,
    reason,
  });
  await recordAudit(tx, ctx, {
    action: "config.issue",
    subjectType: "terminal",
    subjectId: terminalId,
    before: { desiredVersion: terminal.desiredVersion },
    after: { desiredVersion: version, rateCardId: rates.rateCard.id },
    reason,
  });
  await enqueue(tx, ctx, { topic: "config.offered", payload: { terminalId, version } });
  return version;
}

function contentOf({ terminal, merchant, store, model }: BoundTerminal, rates: ResolvedRates): ConfigContent {
  return {
    v: 1,
    terminalId: terminal.id,
    merchantId: merchant.id,
    effectiveAt: rates.rateCard.effectiveFrom,
    rateCard: { id: rates.rateCard.id, version: rates.rateCard.version },
    currency: "CNY",
    instalments: {
      remainder: rates.remainder,
      // S1: a model that does not support Huabei is offered no plan at all.
      plans: model.supportsHuabei ? rates.plans.map(configPlanOf) : [],
    },
    methods: [...rates.methods],
    display: {
      merchantName: merchant.name,
      storeName: store.name,
      voucherFooter: VOUCHER_FOOTER,
    },
    firmware: { minimum: model.minimumFirmware, target: model.targetFirmware },
  };
}

/** Without the budget's state, which changes with every payment, and without a campaign that cannot pay any more. */
function configPlanOf({ campaign, ...plan }: EffectivePlan): ConfigPlan {
  if (campaign === undefined) return plan;
  const { availableFen = 0, ...offer } = campaign;
  return availableFen >= leastSubsidyOf(offer, plan.ratePpm) ? { ...plan, campaign: offer } : plan;
}
