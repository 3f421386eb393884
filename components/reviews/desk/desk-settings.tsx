"use client";

import { useTranslations } from "next-intl";
import { ConsolePage } from "#components/console/console-page.tsx";
import { knownValue } from "#components/ui/tables/known-value.ts";
import { useUrlState } from "#components/ui/tables/use-url-state.ts";
import { Tabs } from "#components/ui/tabs.tsx";
import { Reasons } from "./reasons.tsx";
import { RiskRuleSets } from "./risk-rule-sets.tsx";
import { Roster } from "./roster.tsx";
import { ScreeningLists } from "./screening-lists.tsx";

const PARTS = ["roster", "reasons", "rules", "lists"] as const;
const CONTENT = {
  roster: <Roster />,
  reasons: <Reasons />,
  rules: <RiskRuleSets />,
  lists: <ScreeningLists />,
} as const;

/** What the desk works by: who is here, what it says, how it rates, whom it looks for. */
export function DeskSettings() {
  const t = useTranslations("console.desk");
  const [part, setPart] = useUrlState("part");
  return (
    <ConsolePage title={t("title")} lead={t("lead")}>
      <Tabs
        label={t("title")}
        value={knownValue(PARTS, part) ?? "roster"}
        onChange={setPart}
        tabs={PARTS.map((value) => ({ value, label: t(value), content: CONTENT[value] }))}
      />
    </ConsolePage>
  );
}
