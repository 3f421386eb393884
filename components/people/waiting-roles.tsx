"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { usePermissions } from "#components/console/use-permissions.ts";
import { FormProblem } from "#components/form/form-problem.tsx";
import { ReasonDialog } from "#components/form/reason-dialog.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { RelativeDate } from "#components/ui/relative-date.tsx";
import type { StaffMember } from "#server/domain/identity/staff.ts";

interface WaitingRolesProps {
  one: StaffMember;
  waiting: NonNullable<StaffMember["waiting"]>;
}

/** Roles that somebody is to have: what they may now, what then, and the second person's two answers. */
export function WaitingRoles({ one, waiting }: WaitingRolesProps) {
  const t = useTranslations("console.people");
  const words = useTranslations("words.role");
  const trpc = useTRPC();
  const may = usePermissions();
  const [refusing, setRefusing] = useState(false);
  const give = useMutation(trpc.people.giveRoles.mutationOptions());
  const discard = useMutation(trpc.people.discardRoles.mutationOptions());
  const refuse = useMutation(
    trpc.people.refuseRoles.mutationOptions({ onSuccess: () => setRefusing(false) }),
  );
  const seen = { roleChangeId: waiting.id, version: waiting.version };
  const all = [...new Set([...one.roles, ...waiting.roles])];
  return (
    <Panel title={t("waitingOf", { name: one.name })}>
      <FormProblem error={give.error ?? discard.error} />
      <p className="mb-2 text-sm text-ink-soft">
        {t("askedBy", { by: waiting.by ?? "–" })} <RelativeDate at={waiting.at} />
      </p>
      <ul className="mb-3 flex flex-wrap gap-2 text-sm">
        {all.map((role) => {
          const [had, gets] = [one.roles.includes(role), waiting.roles.includes(role)];
          return (
            <li key={role}>
              <Badge tone={had === gets ? "neutral" : gets ? "accent" : "warn"}>
                {words(role)} {had !== gets && t(gets ? "added" : "taken")}
              </Badge>
            </li>
          );
        })}
      </ul>
      {waiting.own && <p className="mb-2 text-sm text-ink-soft">{t("somebodyElse")}</p>}
      <div className="flex flex-wrap gap-2">
        {may("person:approve") && !waiting.own && (
          <>
            <Button
              busy={give.isPending}
              onClick={() => give.mutate({ ...seen, evidenceHash: waiting.evidenceHash })}
            >
              {t("give")}
            </Button>
            <Button variant="danger" onClick={() => setRefusing(true)}>
              {t("refuse")}
            </Button>
          </>
        )}
        {may("person:write") && (
          <Button variant="ghost" busy={discard.isPending} onClick={() => discard.mutate(seen)}>
            {t("takeBack")}
          </Button>
        )}
      </div>
      <ReasonDialog
        open={refusing}
        onOpenChange={setRefusing}
        title={t("refuseOf", { name: one.name })}
        label={t("reason")}
        submitLabel={t("refuse")}
        destructive
        busy={refuse.isPending}
        error={refuse.error}
        onSubmit={(reason) => refuse.mutate({ ...seen, reason })}
      />
    </Panel>
  );
}
