import { DomainError } from "#server/domain/errors.ts";

export const VERDICTS = ["accept", "reject"] as const;
export type Verdict = (typeof VERDICTS)[number];

/** Who judges a case in one round, in this order; the third only where the first two disagree. */
export const OPINION_STAGES = ["maker", "checker", "third"] as const;
export type OpinionStage = (typeof OPINION_STAGES)[number];

export interface Opinion {
  stage: OpinionStage;
  personId: string;
  verdict: Verdict;
}

/** What follows when somebody judges after the maker: both agree, they disagree, or the third has decided. */
export interface Judgement {
  stage: OpinionStage;
  event: "confirm_approval" | "confirm_rejection" | "disagree";
}

/** Whether a round waits for a third person. */
export function isDisputed(opinions: readonly Opinion[]): boolean {
  return new Set(opinions.map(({ verdict }) => verdict)).size > 1;
}

/** Whoever judged in this round is not asked again, and nobody judges their own work. */
export function mayJudge(opinions: readonly Opinion[], personId: string): boolean {
  return opinions.every((opinion) => opinion.personId !== personId);
}

/** What a second or third judgement leads to; refuses whoever has judged already. */
export function judge(opinions: readonly Opinion[], personId: string, verdict: Verdict): Judgement {
  if (!mayJudge(opinions, personId)) throw needsAnother();
  const decided = verdict === "accept" ? "confirm_approval" : "confirm_rejection";
  if (isDisputed(opinions)) return { stage: "third", event: decided };
  const agrees = opinions.every((opinion) => opinion.verdict === verdict);
  return { stage: "checker", event: agrees ? decided : "disagree" };
}

function needsAnother(): DomainError {
  return new DomainError(
    "forbidden",
    "needs_second_person",
    "You have given your opinion of this case. Somebody else must give theirs.",
  );
}
