import { and, asc, eq, isNotNull } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { applicationAnswers, applications, decisions, documents } from "#db/schema/applications.ts";
import { campaigns } from "#db/schema/campaigns.ts";
import { caseAttachments, caseOpinions, riskAssessments } from "#db/schema/desk.ts";
import type { Context } from "#server/context.ts";
import { consentAnswers, type DraftAnswers } from "#server/domain/applications/answers.ts";
import { CONSENT_TEXTS } from "#server/domain/applications/consent.ts";
import { maskAnswers } from "#server/domain/applications/masking.ts";
import type { PackEntry, PackFile } from "#server/domain/audit/proof-pack.ts";
import { placeOf } from "#server/keys/sealed-fields.ts";
import { asEntry } from "./as-entry.ts";

/** What was asked for and handed in, what was agreed to, and what was found of it. */
export async function applicationFiles(
  reader: Reader,
  ctx: Context,
  { applicationId, merchantId }: { applicationId: string; merchantId: string },
): Promise<PackFile[]> {
  const answers = await answersOf(reader, ctx, applicationId);
  return [
    {
      name: "application.jsonl",
      entries: [await application(reader, applicationId), ...answers.map(maskedGroup)],
    },
    {
      name: "consents.jsonl",
      entries: [...answers.flatMap(consentEntry), ...(await campaignConsents(reader, merchantId))],
    },
    { name: "papers.jsonl", entries: await papers(reader, applicationId) },
    { name: "attachments.jsonl", entries: await attachments(reader, applicationId) },
    { name: "decisions.jsonl", entries: await findings(reader, applicationId) },
  ];
}

async function application(reader: Reader, id: string): Promise<PackEntry> {
  const { applicantId, kind, product, shopName, status, agreedModel, riskRating } = applications;
  const { reviewerId, checkerId, createdAt, submittedAt, proposedAt, decidedAt, appealedAt } = applications;
  const who = { applicantId, reviewerId, checkerId };
  const [row] = await reader
    .select({
      ...{ kind, product, shopName, status, agreedModel, riskRating, ...who },
      ...{ createdAt, submittedAt, proposedAt, decidedAt, appealedAt },
    })
    .from(applications)
    .where(eq(applications.id, id));
  return asEntry(id, row ?? {});
}

interface Group {
  group: string;
  answers: DraftAnswers;
  updatedAt: Date;
  version: number;
}

async function answersOf(reader: Reader, { vault }: Context, applicationId: string): Promise<Group[]> {
  const rows = await reader
    .select()
    .from(applicationAnswers)
    .where(eq(applicationAnswers.applicationId, applicationId))
    .orderBy(asc(applicationAnswers.group));
  return rows.map(({ group, body, updatedAt, version }) => {
    const answers = JSON.parse(vault.open(body, placeOf("application_answers", applicationId, group)));
    return { group, answers, updatedAt, version };
  });
}

/** Numbers of persons stand masked, as on the case page: a pack is handed to others. */
function maskedGroup({ group, answers, ...rest }: Group): PackEntry {
  return asEntry(`answers.${group}`, { ...maskAnswers(group, answers), ...rest });
}

/** What was agreed to, with the hash of the very text in each language. */
function consentEntry({ group, answers, updatedAt }: Group): PackEntry[] {
  const given = group === "consent" ? consentAnswers.safeParse(answers) : undefined;
  if (given?.success !== true) return [];
  const { version } = given.data;
  return [
    asEntry(`consent.${version}`, { ...given.data, givenAt: updatedAt, texts: CONSENT_TEXTS[version] }),
  ];
}

/** What the owner agreed to pay for campaigns of the shop. */
async function campaignConsents(reader: Reader, merchantId: string): Promise<PackEntry[]> {
  const { id, name, consentedById, consentedAt, consentHash } = campaigns;
  const rows = await reader
    .select({ id, name, consentedById, consentedAt, consentHash })
    .from(campaigns)
    .where(
      and(
        eq(campaigns.level, "merchant"),
        eq(campaigns.scopeId, merchantId),
        isNotNull(campaigns.consentedAt),
      ),
    )
    .orderBy(asc(id));
  return rows.map(({ id, ...row }) => asEntry(id, row));
}

/** Every paper that was ever handed in, by its hash; the papers themselves stay where they are. */
async function papers(reader: Reader, applicationId: string): Promise<PackEntry[]> {
  const { id, slot, contentType, sizeBytes, sha256, expiresOn, uploadedAt, replacedAt } = documents;
  const rows = await reader
    .select({ id, slot, contentType, sizeBytes, sha256, expiresOn, uploadedAt, replacedAt })
    .from(documents)
    .where(eq(documents.applicationId, applicationId))
    .orderBy(asc(uploadedAt), asc(id));
  return rows.map(({ id, ...row }) => asEntry(id, row));
}

/** What the desk laid beside the case, likewise. */
async function attachments(reader: Reader, applicationId: string): Promise<PackEntry[]> {
  const { id, contentType, sizeBytes, sha256, attachedById, attachedAt } = caseAttachments;
  const rows = await reader
    .select({ id, contentType, sizeBytes, sha256, attachedById, attachedAt })
    .from(caseAttachments)
    .where(eq(caseAttachments.applicationId, applicationId))
    .orderBy(asc(attachedAt), asc(id));
  return rows.map(({ id, ...row }) => asEntry(id, row));
}

async function findings(reader: Reader, applicationId: string): Promise<PackEntry[]> {
  const said = await reader
    .select()
    .from(decisions)
    .where(eq(decisions.applicationId, applicationId))
    .orderBy(asc(decisions.at), asc(decisions.id));
  const opinions = await reader
    .select()
    .from(caseOpinions)
    .where(eq(caseOpinions.applicationId, applicationId))
    .orderBy(asc(caseOpinions.round), asc(caseOpinions.at));
  const ratings = await reader
    .select()
    .from(riskAssessments)
    .where(eq(riskAssessments.applicationId, applicationId))
    .orderBy(asc(riskAssessments.at), asc(riskAssessments.id));
  return [
    ...said.map(({ id, ...row }) => asEntry(id, row)),
    ...opinions.map((row) => asEntry(`opinion.${row.round}.${row.stage}`, row)),
    ...ratings.map(({ id, ...row }) => asEntry(id, row)),
  ];
}
