import { getApplication } from "#server/applications/get-application.ts";
import type { Context } from "#server/context.ts";
import type { DemoApplicant, DemoTarget } from "#server/demo/demo-applicants.ts";
import { demoPhoto } from "#server/demo/demo-photo.ts";
import { storeDocument } from "#server/documents/store-document.ts";
import { caseInput } from "./case-input.ts";
import type { DemoWorld } from "./demo-world.ts";
import { makePerson } from "./world.ts";

/** Somebody signed in by mobile who has handed in nothing yet. */
export async function newApplicant(world: DemoWorld): Promise<() => Context> {
  const id = await makePerson(world, ["applicant"]);
  return () => world.runtime.as({ kind: "person", id, roles: ["applicant"], sessionId: "test" });
}

/** An application in a state, what a step of it asks for, and another applicant beside it. */
export async function applicationIn(world: DemoWorld, target: DemoTarget, of: Partial<DemoApplicant> = {}) {
  const { applicant, view } = await world.application(target, of);
  return { applicant, view, input: caseInput(view), stranger: await newApplicant(world) };
}

export type ApplicationAt = Awaited<ReturnType<typeof applicationIn>>;

/** An application whose one correction has been answered, so that nothing is due any more. */
export async function correctedApplication(world: DemoWorld): Promise<ApplicationAt> {
  const sentBack = await applicationIn(world, "needs_correction");
  const { applicant, view } = await withDocument(sentBack);
  const corrected = await getApplication(applicant(), { applicationId: view.id });
  return { ...sentBack, view: corrected, input: caseInput(corrected) };
}

/** A draft with a document in one slot. */
export async function draftWithDocument(world: DemoWorld) {
  const draft = await withDocument(await applicationIn(world, "draft"));
  return { ...draft, documentId: await documentIn(draft) };
}

async function withDocument(at: ApplicationAt): Promise<ApplicationAt> {
  const file = { applicationId: at.view.id, slot: "shop_front", fileName: "门头.jpg" } as const;
  await storeDocument(at.applicant(), file, await demoPhoto("shop front"));
  return at;
}

/** The document of an application's shop front; empty when there is none. */
export async function documentIn({ applicant, view }: ApplicationAt): Promise<string> {
  const { documents } = await getApplication(applicant(), { applicationId: view.id });
  return documents.find(({ slot }) => slot === "shop_front")?.id ?? "";
}
