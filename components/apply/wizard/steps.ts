import type { AnswerGroup } from "#server/domain/applications/answers.ts";
import type { ApplicationView } from "#server/domain/applications/views.ts";
import { SIGNATURE_SLOT } from "#server/domain/documents/slots.ts";

/** A screen of the wizard: one question group, the documents, or the closing review (which asks for consent). */
export type Step = Exclude<AnswerGroup, "consent"> | "documents" | "review";

const MINUTES: Record<Step, number> = {
  start: 1,
  person: 2,
  business: 2,
  owners: 2,
  settlement: 1,
  store: 2,
  documents: 3,
  review: 1,
};

/** Before the kind is known the later screens are not, so the shortest way is shown. */
const SHORTEST: readonly Step[] = ["start", "person", "settlement", "store", "documents", "review"];

export function stepsOf(view: Pick<ApplicationView, "groups">): Step[] {
  const asked = view.groups.filter((group) => group !== "consent");
  if (asked.length < 2) return [...SHORTEST];
  return [...asked, "documents", "review"];
}

/** The screen that asks for a field such as `person.idNumber`; the agreement is signed where it is consented to. */
export function stepOfField(field: string): string {
  const [group = ""] = field.split(".");
  return group === "consent" || field === `documents.${SIGNATURE_SLOT}` ? "review" : group;
}

/** Whether nothing of this screen is due. */
export function isComplete(view: ApplicationView, step: Step): boolean {
  if (step === "review") return view.status !== "draft" && view.status !== "needs_correction";
  if (view.groups.length < 2 && step !== "start") return false;
  return !view.requirements.currentlyDue.some((field) => stepOfField(field) === step);
}

export function minutesLeft(view: ApplicationView): number {
  return stepsOf(view)
    .filter((step) => !isComplete(view, step))
    .reduce((sum, step) => sum + MINUTES[step], 0);
}

/** Where to go on: the first screen that still needs something. */
export function firstOpenStep(view: ApplicationView): Step {
  return stepsOf(view).find((step) => !isComplete(view, step)) ?? "review";
}

export function isStep(view: ApplicationView, value: string | null): value is Step {
  return value !== null && stepsOf(view).some((step) => step === value);
}
