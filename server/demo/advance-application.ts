import { appealApplication } from "#server/applications/appeal-application.ts";
import { getApplication } from "#server/applications/get-application.ts";
import { listOwnApplications } from "#server/applications/list-own-applications.ts";
import { saveAnswers } from "#server/applications/save-answers.ts";
import { startApplication } from "#server/applications/start-application.ts";
import { submitApplication } from "#server/applications/submit-application.ts";
import { withdrawApplication } from "#server/applications/withdraw-application.ts";
import type { Context } from "#server/context.ts";
import { storeDocument } from "#server/documents/store-document.ts";
import type { ApplicationView } from "#server/domain/applications/views.ts";
import { claimCase } from "#server/reviews/claim-case.ts";
import { confirmApproval } from "#server/reviews/confirm-approval.ts";
import { proposeApproval } from "#server/reviews/propose-approval.ts";
import { rejectCase } from "#server/reviews/reject-case.ts";
import { requestCorrections } from "#server/reviews/request-corrections.ts";
import { type DemoApplicant, type DemoTarget, demoAnswers } from "./demo-applicants.ts";
import { demoPhoto } from "./demo-photo.ts";

export interface Desk {
  /** What stands for a photographed paper, where it is no picture of its caption. */
  photo?: (caption: string) => Promise<Buffer>;
  applicant: () => Context;
  reviewer: () => Context;
  checker: () => Context;
}

const REASON = "门头照片模糊,无法辨认店名 The shop front photo is blurred";

/** Takes an application step by step to its target state; a run cut off in the middle goes on from there. */
export async function advanceApplication(desk: Desk, of: DemoApplicant): Promise<ApplicationView> {
  const [latest] = await listOwnApplications(desk.applicant());
  let view =
    latest === undefined
      ? await startApplication(desk.applicant())
      : await getApplication(desk.applicant(), { applicationId: latest.id });
  while (view.status !== of.target) {
    const before = `${view.status}@${view.version}`;
    await step(desk, of, view);
    view = await getApplication(desk.applicant(), { applicationId: view.id });
    if (before === `${view.status}@${view.version}`) throw new Error(`The demo is stuck at ${before}`);
  }
  return view;
}

async function step(desk: Desk, of: DemoApplicant, view: ApplicationView): Promise<void> {
  const input = { applicationId: view.id, version: view.version };
  const { target } = of;
  if (view.status === "draft") {
    if (target === "withdrawn") return void (await withdrawApplication(desk.applicant(), input));
    return submitWhole(desk, of, view);
  }
  if (view.status === "submitted") return void (await claimCase(desk.reviewer(), input));
  if (view.status === "in_review") return decide(desk, input, target);
  if (view.status === "pending_check") return void (await confirmApproval(desk.checker(), input));
  if (view.status === "rejected") {
    const reason = "已补拍清晰照片,请再看一次 A clear photo is ready, please look again";
    return void (await appealApplication(desk.applicant(), { ...input, reason }));
  }
  throw new Error(`No way from ${view.status} to ${target}`);
}

async function decide(desk: Desk, input: { applicationId: string; version: number }, target: DemoTarget) {
  if (target === "needs_correction") {
    const correction = {
      field: "documents.shop_front",
      code: "unreadable" as const,
      reason: REASON,
      remedy: "白天在店外三米处重拍 Take it again in daylight from three metres away",
    };
    await requestCorrections(desk.reviewer(), { ...input, corrections: [correction] });
  } else if (target === "rejected" || target === "appealed") {
    await rejectCase(desk.reviewer(), { ...input, reason: REASON });
  } else {
    await proposeApproval(desk.reviewer(), input);
  }
}

async function submitWhole(desk: Desk, of: DemoApplicant, draft: ApplicationView): Promise<void> {
  let view = draft;
  for (const [group, answers] of demoAnswers(of)) {
    view = await saveAnswers(desk.applicant(), {
      applicationId: view.id,
      group,
      answers,
      version: view.version,
    });
  }
  for (const slot of view.documentSlots) {
    const photo = await (desk.photo ?? demoPhoto)(`${of.shop} ${slot}`);
    await storeDocument(desk.applicant(), { applicationId: view.id, slot, fileName: `${slot}.jpg` }, photo);
  }
  const { version } = await getApplication(desk.applicant(), { applicationId: view.id });
  await submitApplication(desk.applicant(), { applicationId: view.id, version });
}
