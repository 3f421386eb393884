import { reopenedWith } from "./fields.ts";
import type { ApplicationStatus } from "./status.ts";

/** What the applicant may change now: everything, or single fields (`store.name`) and whole groups (`settlement`). */
export type Editable = "all" | string[];

interface EditableFacts {
  status: ApplicationStatus;
  /** Fields that staff sent back since the last submission, answered anew or not. */
  sentBack: readonly string[];
  /** What is due besides, such as an identity card that has expired while the case waited. */
  currentlyDue: readonly string[];
}

/** Kind and product decide what is asked at all: another one makes another application. */
const DECISIVE = ["start.kind", "start.product"];

/** All of a draft; after a correction request only what was sent back, what is due, and what hangs on either. */
export function editableOf({ status, sentBack, currentlyDue }: EditableFacts): Editable {
  if (status === "draft") return "all";
  if (status !== "needs_correction") return [];
  const fields = [...sentBack, ...currentlyDue].map((field) => field.split(".").slice(0, 2).join("."));
  if (fields.some((field) => DECISIVE.includes(field))) return "all";
  return [...new Set(fields.flatMap((field) => [field, ...reopenedWith(field)]))];
}

/** Whether a field, a part of one (`owners.owners.0.name`) or anything of a group (`store`) may be changed. */
export function isEditable(editable: Editable, field: string): boolean {
  if (editable === "all") return true;
  const [group, name] = field.split(".");
  return editable.some((open) =>
    name === undefined ? open.split(".")[0] === group : open === group || open === `${group}.${name}`,
  );
}
