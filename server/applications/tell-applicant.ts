import type { Transaction } from "#db/client.ts";
import { recordAudit } from "#server/audit/record-audit.ts";
import type { Context } from "#server/context.ts";
import { tellPerson } from "#server/sms/tell-person.ts";
import type { Application } from "./internal.ts";

const WORDS = {
  correction_requested:
    "您的申请有资料需要补正,请点击查看原因和办法。 Some details of your application need correcting",
  approved: "恭喜,您的申请已通过,正在为您安排设备。 Your application is approved; a device is being prepared",
  submitted:
    "已收到您的申请,可随时查看排队位置和进度。 We have received your application; see your place in the queue",
  lapsed:
    "您的申请因超时未完成已关闭,可重新申请。 Your application was closed unfinished; you may apply again",
  rejected:
    "您的申请未通过,请点击查看原因,可申请复议一次。 Your application was declined; see why and appeal",
} as const;

/** Promises the applicant a text message with a link straight to the thing to do; the timeline shows it. */
export async function tellApplicant(
  tx: Transaction,
  ctx: Context,
  application: Pick<Application, "id" | "applicantId">,
  what: keyof typeof WORDS,
): Promise<void> {
  const message = { body: WORDS[what], path: `/apply/${application.id}` };
  if (!(await tellPerson(tx, ctx, application.applicantId, message))) return;
  await recordAudit(tx, ctx, {
    action: "application.message",
    subjectType: "application",
    subjectId: application.id,
    after: { by: "system", what },
  });
}
