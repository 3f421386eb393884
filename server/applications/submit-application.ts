import { isDeepStrictEqual } from "node:util";
import { eq } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { LOCKS, lock } from "#db/lock.ts";
import { documents } from "#db/schema/applications.ts";
import { change } from "#server/changes/change.ts";
import { requireStep } from "#server/changes/require-step.ts";
import { takeStep } from "#server/changes/take-step.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { AnswerGroup, Answers, DraftAnswers } from "#server/domain/applications/answers.ts";
import { expiryOf } from "#server/domain/applications/expiry.ts";
import type { ApplicationVersionInput } from "#server/domain/applications/inputs.ts";
import { APPLICANT_RULES, checkAnswers } from "#server/domain/applications/requirements.ts";
import type { ApplicationView } from "#server/domain/applications/views.ts";
import { waitingFrom } from "#server/domain/applications/waits.ts";
import type { DocumentSlot } from "#server/domain/documents/slots.ts";
import { DomainError } from "#server/domain/errors.ts";
import { viewApplication } from "./applicant-view.ts";
import { type CaseFile, readCaseFile } from "./case-file/read-case-file.ts";
import { readRecord } from "./case-file/read-record.ts";
import { countOpenByIdNumber } from "./load-application.ts";
import { loadOwnApplication } from "./load-own-application.ts";
import { notifyApplicant } from "./notify-applicant.ts";
import { writeAnswers } from "./write-answers.ts";

/** Hands the application to the desk, once nothing is due. */
export async function submitApplication(
  ctx: Context,
  input: ApplicationVersionInput,
): Promise<ApplicationView> {
  requirePermission(ctx, "application:write");
  return change(ctx, async (tx) => {
    const before = await loadOwnApplication(tx, ctx, input.applicationId);
    const file = await readCaseFile(tx, ctx, before);
    // A step that the status does not accept is refused as such, whatever else is due.
    requireStep("application", before, "submit");
    refuseWhatIsDue(file);
    const { answers } = checkAnswers(file.facts);
    const indexes = indexesOf(ctx, answers);
    await limitPerIdNumber(tx, indexes.idNumberIndex, before.id);
    await keepAsChecked(tx, ctx, { file, answers });
    await keepExpiries(tx, file);
    const record = await readRecord(tx, before.id);
    const after = await takeStep(tx, ctx, {
      noun: "application",
      before,
      seenVersion: input.version,
      event: "submit",
      changes: (status) => ({
        submittedAt: ctx.now,
        ...waitingFrom(status, ctx.now, record),
        ...storeOf(answers),
        ...indexes,
      }),
      effects: [{ topic: "application.submitted", payload: { applicationId: before.id } }],
    });
    await notifyApplicant(tx, ctx, { application: after, what: "submitted" });
    return viewApplication(tx, ctx, after);
  });
}

function refuseWhatIsDue({ requirements: { currentlyDue } }: CaseFile): void {
  if (currentlyDue.length === 0) return;
  const text = "Some information is still missing or wrong.";
  throw new DomainError("invalid_input", "requirements_due", text, { currentlyDue });
}

/** A draft holds what was typed; what is handed in is what its checks have made of it, for everybody who reads on. */
async function keepAsChecked(
  tx: Transaction,
  ctx: Context,
  { file, answers }: { file: CaseFile; answers: Answers },
): Promise<void> {
  for (const [group, checked] of Object.entries(answers) as [AnswerGroup, DraftAnswers][]) {
    if (isDeepStrictEqual(checked, file.facts.answers[group])) continue;
    await writeAnswers(tx, ctx, { applicationId: file.application.id, group, answers: checked });
  }
}

/** What is handed in is valid as long as was answered now, whatever is answered for its successor later. */
async function keepExpiries(tx: Transaction, { documentRows, facts }: CaseFile): Promise<void> {
  for (const { id, slot } of documentRows) {
    const expiresOn = expiryOf(slot as DocumentSlot, facts.answers);
    if (expiresOn !== null) await tx.update(documents).set({ expiresOn }).where(eq(documents.id, id));
  }
}

/** The store is a public place: its name and address are searched for likeness, and stand unsealed. */
function storeOf({ store }: Answers) {
  if (store === undefined) return { shopName: null, shopAddress: null };
  return { shopName: store.name, shopAddress: `${store.districtCode} ${store.street}` };
}

/** Blind indexes by which the desk finds duplicates without reading the values. */
function indexesOf(ctx: Context, answers: Answers) {
  const index = (kind: string, value: string | undefined) =>
    value === undefined ? null : ctx.vault.blindIndex(kind, value);
  return {
    idNumberIndex: index("id_number", answers.person?.idNumber),
    creditCodeIndex: index("credit_code", answers.business?.creditCode),
    accountNumberIndex: index("account_number", answers.settlement?.accountNumber),
    mobileIndex: index("mobile", answers.person?.mobile),
  };
}

/** At most so many open applications per ID number; the lock makes parallel submits count each other. */
async function limitPerIdNumber(
  tx: Transaction,
  idNumberIndex: string | null,
  applicationId: string,
): Promise<void> {
  if (idNumberIndex === null) return;
  await lock(tx, LOCKS.applicant(idNumberIndex));
  const others = await countOpenByIdNumber(tx, idNumberIndex, applicationId);
  if (others < APPLICANT_RULES.maxOpenPerIdNumber) return;
  throw new DomainError(
    "limit_reached",
    "too_many_for_id_number",
    `At most ${APPLICANT_RULES.maxOpenPerIdNumber} applications may be open for one ID number.`,
    { maximum: APPLICANT_RULES.maxOpenPerIdNumber },
  );
}
