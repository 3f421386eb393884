import type { Transaction } from "#db/client.ts";
import type { Application } from "#server/applications/load-application.ts";
import type { Context } from "#server/context.ts";
import type { Verdict } from "#server/domain/reviews/opinions.ts";
import { tellPeople } from "../notices/tell-people.ts";
import { giveOpinion } from "./give-opinion.ts";
import { requireNamedChecker } from "./require-named-checker.ts";

interface Handed {
  application: Pick<Application, "id">;
  verdict: Verdict;
  checkerId: string | undefined;
  reason?: string;
  code?: string | undefined;
  codeNumber?: number | undefined;
}

/** The maker's judgement, on the evidence as it is from now on; a checker who was named is told. */
export async function handToChecker(
  tx: Transaction,
  ctx: Context,
  { application: { id }, checkerId, ...said }: Handed,
): Promise<void> {
  await giveOpinion(tx, ctx, { applicationId: id, stage: "maker", ...said });
  if (checkerId === undefined) return;
  await requireNamedChecker(tx, ctx, { checkerId, makerId: ctx.actor.id });
  await tellPeople(tx, ctx, { kind: "checker_named", applicationId: id, personIds: [checkerId] });
}
