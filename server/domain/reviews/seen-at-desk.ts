/** What happens to an application and shows in no list of the desk: an applicant's typing, looks, and everybody's own ticks. */
const UNSEEN: ReadonlySet<string> = new Set([
  "application.start",
  "application.save_answers",
  "application.message",
  "case.read",
  "case.reveal",
  "case.tick",
  "case.untick",
  "case.read_attachment",
]);

/** Whether a line of the record tells of something that whoever has the desk before them should see. */
export function isSeenAtDesk({ subjectType, action }: { subjectType: string; action: string }): boolean {
  return subjectType === "application" && !UNSEEN.has(action);
}
