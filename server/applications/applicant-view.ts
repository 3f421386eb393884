import type { Reader } from "#db/client.ts";
import type { Context } from "#server/context.ts";
import { groupsFor, requiredSlots } from "#server/domain/applications/requirements.ts";
import { eraseAt } from "#server/domain/applications/retention.ts";
import {
  APPLICANT_EVENTS,
  APPLICATION_TRANSITIONS,
  type ApplicationEvent,
  type ApplicationStatus,
} from "#server/domain/applications/status.ts";
import type { ApplicationClock, ApplicationView } from "#server/domain/applications/views.ts";
import { eventsFrom } from "#server/domain/state-machine.ts";
import { type CaseFile, readCaseFile } from "./case-file/read-case-file.ts";
import type { Application } from "./load-application.ts";
import { editableNow } from "./require-editable.ts";
import { waitingClock } from "./waiting-clock.ts";

/** An application as its applicant sees it, read anew. */
export async function viewApplication(
  reader: Reader,
  ctx: Context,
  application: Application,
): Promise<ApplicationView> {
  return viewFile(reader, ctx, await readCaseFile(reader, ctx, application));
}

/** The same of a file that has been read, with how long it waits. */
export async function viewFile(reader: Reader, ctx: Context, file: CaseFile): Promise<ApplicationView> {
  return applicantView(file, await waitingClock(reader, ctx, file.application));
}

/** The applicant's projection of a case: their own words in clear, staff's decisions without staff. */
function applicantView(file: CaseFile, clock: ApplicationClock | null): ApplicationView {
  const { application, facts } = file;
  const applicantEvents: readonly ApplicationEvent[] = APPLICANT_EVENTS;
  // Nothing is left to look at again once it was erased.
  const appealUsed = application.appealedAt !== null || application.erasedAt !== null;
  return {
    id: application.id,
    status: application.status,
    version: application.version,
    kind: application.kind,
    product: application.product,
    groups: groupsFor(application.kind ?? undefined),
    answers: facts.answers,
    documentSlots: requiredSlots(facts),
    documents: file.documents,
    requirements: file.requirements,
    corrections: file.sentBack,
    rejection: rejectionOf(file),
    erasure: erasureOf(application),
    editable: editableNow(file),
    events: eventsFrom(APPLICATION_TRANSITIONS, application.status).filter(
      (event) => applicantEvents.includes(event) && !(event === "appeal" && appealUsed),
    ),
    timeline: file.timeline,
    clock,
    merchantId: file.merchantId,
    createdAt: application.createdAt.toISOString(),
    submittedAt: application.submittedAt?.toISOString() ?? null,
  };
}

function erasureOf({ status, decidedAt, erasedAt }: Application): ApplicationView["erasure"] {
  const dueAt = eraseAt(status, decidedAt);
  if (dueAt === null) return null;
  return { dueAt: dueAt.toISOString(), erasedAt: erasedAt?.toISOString() ?? null };
}

const AFTER_A_REJECTION: readonly ApplicationStatus[] = ["rejected", "appealed"];

function rejectionOf({ application, decisions }: CaseFile): ApplicationView["rejection"] {
  if (!AFTER_A_REJECTION.includes(application.status) || application.erasedAt !== null) return null;
  const last = decisions.findLast(({ kind }) => kind === "rejection");
  return last === undefined ? null : { at: last.at.toISOString(), reason: last.reason ?? "" };
}
