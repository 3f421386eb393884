import type { AnswerGroup, DraftAnswers } from "#server/domain/applications/answers.ts";
import type { ApplicationView } from "#server/domain/applications/views.ts";

/** What a screen of the wizard gets; it knows neither the API nor routes. */
export interface StepProps {
  view: ApplicationView;
  disabled: boolean;
  onDraft: (group: AnswerGroup, answers: DraftAnswers) => void;
  /** Saves what is open; returns the fresh view, or why there is none. */
  onSettle: () => Promise<ApplicationView | "offline" | "clash">;
  onNext: () => void | Promise<void>;
  onBack: (() => void) | undefined;
}
