"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormProblem } from "#components/form/form-problem.tsx";
import { ReasonDialog } from "#components/form/reason-dialog.tsx";
import { needsCode, StepUpFor } from "#components/form/step-up-for.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { Button } from "#components/ui/button.tsx";
import { ConfirmDialog } from "#components/ui/overlays/confirm-dialog.tsx";
import type { StaffMember } from "#server/domain/identity/staff.ts";
import { AwayDialog } from "./away-dialog.tsx";
import { RolesDialog } from "./roles-dialog.tsx";

/** What can be done about a colleague now. */
export function PersonActs({ one, onInvited }: { one: StaffMember; onInvited: (token: string) => void }) {
  const t = useTranslations("console.people");
  const trpc = useTRPC();
  const [asking, setAsking] = useState<"roles" | "away" | "disable" | "anew" | null>(null);
  const close = () => setAsking(null);
  const renew = useMutation(
    trpc.people.renewInvitation.mutationOptions({ onSuccess: ({ token }) => onInvited(token) }),
  );
  const anew = useMutation(
    trpc.people.inviteAnew.mutationOptions({
      onSuccess: ({ token }) => {
        close();
        onInvited(token);
      },
    }),
  );
  const enable = useMutation(trpc.people.enable.mutationOptions());
  const disable = useMutation(trpc.people.disable.mutationOptions({ onSuccess: close }));
  const seen = { personId: one.id, version: one.version };
  const may = (event: StaffMember["events"][number]) => one.events.includes(event);
  const act = (label: string, onClick: () => void) => (
    <Button variant="ghost" size="small" aria-label={`${label} ${one.name}`} onClick={onClick}>
      {label}
    </Button>
  );
  return (
    <span className="flex flex-wrap justify-end gap-1">
      <FormProblem error={[renew, enable].find((change) => change.error && !needsCode(change))?.error} />
      {one.status !== "disabled" && one.waiting === null && act(t("changeRoles"), () => setAsking("roles"))}
      {one.status === "active" && act(t("setAway"), () => setAsking("away"))}
      {may("renew") && act(t("renew"), () => renew.mutate(seen))}
      {may("enable") && act(t("enable"), () => enable.mutate(seen))}
      {may("invite_anew") && act(t("inviteAnew"), () => setAsking("anew"))}
      {may("disable") && act(t("disable"), () => setAsking("disable"))}
      <StepUpFor change={renew} />
      <StepUpFor change={enable} />
      <StepUpFor change={disable} />
      <StepUpFor change={anew} />
      {asking === "roles" && <RolesDialog one={one} onClose={close} />}
      {asking === "away" && <AwayDialog one={one} onClose={close} />}
      {asking === "anew" && !needsCode(anew) && (
        <ConfirmDialog
          open
          onOpenChange={close}
          title={t("inviteAnewOf", { name: one.name })}
          description={t("inviteAnewText")}
          confirmLabel={t("inviteAnew")}
          busy={anew.isPending}
          onConfirm={() => anew.mutate(seen)}
        >
          <FormProblem error={anew.error} />
        </ConfirmDialog>
      )}
      <ReasonDialog
        open={asking === "disable" && !needsCode(disable)}
        onOpenChange={close}
        title={t("disableOf", { name: one.name })}
        description={t("disableText")}
        label={t("reason")}
        submitLabel={t("disable")}
        destructive
        busy={disable.isPending}
        error={disable.error}
        onSubmit={(reason) => disable.mutate({ ...seen, reason })}
      />
    </span>
  );
}
