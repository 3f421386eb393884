"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { shanghaiDate } from "#server/domain/calendar/shanghai-date.ts";
import type { Comparison } from "#server/domain/quotes/quote-view.ts";
import { FeeAnswers } from "./fee-answers.tsx";
import type { FeeQuestion } from "./fee-question.ts";
import { QuestionForm } from "./question-form.tsx";
import { ShareButton } from "./share-button.tsx";
import type { FeeAsked, FeeScope } from "./use-fee-asked.ts";
import { useFeeQuestion } from "./use-fee-question.ts";

interface FeeCalculatorProps {
  initial: FeeQuestion;
  /** The answer to the initial question, so that the first paint already holds the figures. */
  initialComparison?: Comparison | undefined;
  /** Whose prices; left out, the platform's. */
  scope?: FeeScope;
  /** What a room shows besides, by the same question. */
  children?: (asked: FeeAsked) => ReactNode;
}

const PLATFORM: FeeScope = {};

/** One amount, every plan: for the public, and in the merchant's and the staff's rooms with their own rates. */
export function FeeCalculator(props: FeeCalculatorProps) {
  const { scope = PLATFORM } = props;
  const t = useTranslations("fees");
  const [question, ask] = useFeeQuestion(props.initial);
  const [today] = useState(() => shanghaiDate(new Date()));
  return (
    <div className="grid grid-cols-1 gap-6">
      <div className="flex flex-wrap items-start justify-between gap-4">
        <QuestionForm question={question} today={today} onChange={ask} />
        <ShareButton />
      </div>
      {/* Another party's prices never linger while the asked one's are on their way. */}
      <FeeAnswers
        key={JSON.stringify(scope)}
        question={question}
        today={today}
        scope={scope}
        first={props.initialComparison}
        onAsk={ask}
      >
        {props.children}
      </FeeAnswers>
      <p className="rounded-lg bg-sunken p-4 text-sm">{t("advice")}</p>
    </div>
  );
}
