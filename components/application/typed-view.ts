import { startAnswers } from "#server/domain/application/answers.ts";
import type { ApplicationView } from "#server/domain/application/application-view.ts";
import type { DraftOutbox } from "./draft-outbox.ts";

/** The application as the screen shows it: what was typed here stands over what the portal has. */
export function typedView(view: ApplicationView, outbox: DraftOutbox): ApplicationView {
  const answers = outbox.over(view.answers);
  const start = startAnswers.safeParse(answers.start);
  return { ...view, answers, ...(start.success && start.data) };
}
