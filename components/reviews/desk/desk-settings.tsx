"use client";

import { useTranslations } from "next-intl";
import { ConsolePage } from "#components/console/console-page.tsx";
import { Button } from "#components/ui/button.tsx";
import { Link } from "#components/ui/link.tsx";
import { useUrlState } from "#components/ui/tables/use-url-state.ts";
import { Tabs } from "#components/ui/tabs.tsx";
import { Hours } from "./hours.tsx";
import { Reasons } from "./reasons.tsx";
import { RiskRuleSets } from "./risk-rule-sets.tsx";
import { Roster } from "./roster.tsx";
import { ScreeningLists } from "./screening-lists.tsx";

const PARTS = ["roster", "hours", "reasons", "rules", "lists"] as const;
const CONTENT = {
  roster: <Roster />,
  hours: <Hours />,
  reasons: <Reasons />,
  rules: <RiskRuleSets />,
  lists: <ScreeningLists />,
} as const;

/** What the desk works by: who is here, what it says, how it rates, whom it looks for. */
export function DeskSettings() {
  const t = useTranslations("console.desk");
  const [tab, setTab] = useUrlState("tab");
  return (
    <ConsolePage
      title={t("title")}
      lead={t("lead")}
      actions={
        <Button asChild variant="secondary">
          <Link href="/console/desk/numbers">{t("numbers")}</Link>
        </Button>
      }
    >
      <Tabs
        label={t("title")}
        value={tab}
        onChange={setTab}
        tabs={PARTS.map((value) => ({ value, label: t(value), content: CONTENT[value] }))}
      />
    </ConsolePage>
  );
}
