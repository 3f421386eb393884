import type { Transaction } from "#db/client.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import { tellPerson } from "#server/messages/notify-person.ts";
import type { Application } from "./load-application.ts";

const WORDS = {
  submitted:
    "已收到您的申请,可随时查看排队位置和进度。 We have received your application; see your place in the queue",
  claimed:
    "审核员已开始查看您的申请,可能会致电核实。 A reviewer is looking at your application and may call you",
  proposed:
    "您的申请已通过审核,正由另一位同事复核。 A reviewer approved your application; a second person confirms it",
  correction_requested:
    "您的申请有资料需要补正,请点击查看原因和办法。 Some details of your application need correcting",
  approved: "恭喜,您的申请已通过,正在为您安排设备。 Your application is approved; a device is being prepared",
  rejected:
    "您的申请未通过,请点击查看原因,可申请复议一次。 Your application was declined; see why and appeal",
  rejected_after_appeal:
    "复议后维持原决定,请点击查看原因。 The decision stands after your appeal; see the reason",
  appealed: "已收到您的复议申请,将重新审核。 We have received your appeal and will look again",
  withdrawn:
    "您的申请已撤回。若不是您本人操作,请尽快联系我们。 Your application was withdrawn; if it was not you, tell us",
  lapsed:
    "您的申请因超时未完成已关闭,可重新申请。 Your application was closed unfinished; you may apply again",
  remind_draft:
    "您的申请还没填完,已填内容都保存着,请点击接着填。 Your application is not finished; what you typed is kept",
  remind_needs_correction:
    "您的申请还有资料等您更正,逾期会自动关闭。 Corrections are still due; after the deadline the application closes",
} as const;

/** Messages that ask for something lead to the first screen on which it is due, the others to where things stand. */
const ASKS: readonly (keyof typeof WORDS)[] = ["correction_requested", "remind_needs_correction"];

/** Promises the applicant a text message with a link straight to the thing to do; the timeline shows it. */
export async function tellApplicant(
  tx: Transaction,
  ctx: Context,
  application: Pick<Application, "id" | "applicantId">,
  what: keyof typeof WORDS,
): Promise<void> {
  const path = `/apply/${application.id}${ASKS.includes(what) ? "?step=due" : ""}`;
  if (!(await tellPerson(tx, ctx, application.applicantId, { body: WORDS[what], path }))) return;
  await recordAudit(tx, ctx, {
    action: "application.message",
    subjectType: "application",
    subjectId: application.id,
    after: { by: "system", what },
  });
}
