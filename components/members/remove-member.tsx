"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { StepDialog } from "#components/form/step-dialog.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { useSaid } from "#components/query/use-said.ts";
import { Button } from "#components/ui/button.tsx";
import type { MemberView } from "#server/domain/members/views.ts";

/** Takes an invitation back, or ends what somebody may look at, at once. */
export function RemoveMember({ member }: { member: MemberView }) {
  const t = useTranslations("merchant.people");
  const trpc = useTRPC();
  const [asking, setAsking] = useState(false);
  const said = useSaid(() => setAsking(false));
  const { id: memberId, version, name } = member;
  const remove = useMutation(trpc.members.remove.mutationOptions(said(t("removed", { name }))));
  return (
    <>
      <Button variant="secondary" size="small" onClick={() => setAsking(true)}>
        {t(member.status === "invited" ? "takeBack" : "remove")}
      </Button>
      {asking && (
        <StepDialog
          title={t("removeTitle", { name })}
          description={t("removeText")}
          step={t("remove")}
          destructive
          busy={remove.isPending}
          error={remove.error}
          onClose={() => setAsking(false)}
          onConfirm={() => remove.mutate({ memberId, version })}
        />
      )}
    </>
  );
}
