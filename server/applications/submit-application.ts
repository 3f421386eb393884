import { eq } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { compareAndSet } from "#db/compare-and-set.ts";
import { LOCKS, lock } from "#db/lock.ts";
import { applications, documents } from "#db/schema/applications.ts";
import { inTransaction } from "#db/transaction.ts";
import { enqueue } from "#server/changes/enqueue.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { Answers } from "#server/domain/applications/answers.ts";
import { expiryOf } from "#server/domain/applications/expiry.ts";
import type { ApplicationVersionInput } from "#server/domain/applications/inputs.ts";
import { APPLICANT_RULES, checkAnswers, requirementsOf } from "#server/domain/applications/requirements.ts";
import { APPLICATION_TRANSITIONS } from "#server/domain/applications/status.ts";
import type { ApplicationView } from "#server/domain/applications/views.ts";
import type { DocumentSlot } from "#server/domain/documents/slots.ts";
import { DomainError } from "#server/domain/errors.ts";
import { nextStatus } from "#server/domain/state-machine.ts";
import { viewApplication } from "./get-application.ts";
import {
  type ApplicationFile,
  countOpenByIdNumber,
  loadFile,
  loadOwnApplication,
} from "./load-application.ts";
import { notifyApplicant } from "./notify-applicant.ts";

/** Hands the application to the desk, once nothing is due. */
export async function submitApplication(
  ctx: Context,
  input: ApplicationVersionInput,
): Promise<ApplicationView> {
  requirePermission(ctx, "application:write");
  return inTransaction(ctx.db, async (tx) => {
    const before = await loadOwnApplication(tx, ctx, input.applicationId);
    const status = nextStatus(APPLICATION_TRANSITIONS, before.status, "submit");
    const file = await loadFile(tx, ctx, before.id);
    const { facts } = file;
    const { currentlyDue } = requirementsOf(facts);
    if (currentlyDue.length > 0) {
      throw new DomainError(
        "invalid_input",
        "requirements_due",
        "Some information is still missing or wrong.",
        {
          currentlyDue,
        },
      );
    }
    const { answers } = checkAnswers(facts);
    const indexes = indexesOf(ctx, answers);
    await limitPerIdNumber(tx, indexes.idNumberIndex, before.id);
    const after = await compareAndSet(
      tx,
      applications,
      { id: before.id, version: input.version },
      {
        status,
        submittedAt: ctx.now,
        waitingSince: ctx.now,
        ...storeOf(answers),
        ...indexes,
      },
    );
    await keepExpiries(tx, file);
    await recordAudit(tx, ctx, {
      action: "application.submit",
      subjectType: "application",
      subjectId: before.id,
      before: { status: before.status },
      after: { status },
    });
    await enqueue(tx, ctx, "application.submitted", { applicationId: before.id });
    await notifyApplicant(tx, ctx, after, "submitted");
    return viewApplication(tx, ctx, after);
  });
}

/** What is handed in is valid as long as was answered now, whatever is answered for its successor later. */
async function keepExpiries(tx: Transaction, { documents: rows, facts }: ApplicationFile): Promise<void> {
  for (const { id, slot } of rows) {
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
