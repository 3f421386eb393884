"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { FormProblem } from "#components/form/form-problem.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { useSaid } from "#components/query/use-said.ts";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { AbsoluteDate } from "#components/ui/relative-date.tsx";
import type { MembershipView } from "#server/domain/members/views.ts";
import { useRoleWords } from "./use-role-words.ts";

/** Owners who let the reader look at their money, if the reader likes; nothing otherwise. */
export function Invitations({ memberships }: { memberships: readonly MembershipView[] }) {
  const invited = memberships.filter(({ status }) => status === "invited");
  return invited.map((invitation) => <Invitation key={invitation.id} invitation={invitation} />);
}

function Invitation({ invitation }: { invitation: MembershipView }) {
  const t = useTranslations("merchant.people");
  const trpc = useTRPC();
  const said = useSaid();
  const roleOf = useRoleWords();
  const { id: memberId, version, merchantName, role, dueAt } = invitation;
  const accept = useMutation(
    trpc.members.accept.mutationOptions(said(t("accepted", { shop: merchantName }))),
  );
  const decline = useMutation(trpc.members.decline.mutationOptions(said(t("declined"))));
  const busy = accept.isPending || decline.isPending;
  return (
    <Alert
      tone="info"
      title={t("invitation", { shop: merchantName, role: roleOf(invitation) })}
      className="mb-4"
    >
      <p>
        {t(`sees.${role}`)}
        {dueAt !== null && (
          <>
            {" "}
            {t("answerUntil")} <AbsoluteDate at={dueAt} />
          </>
        )}
      </p>
      <FormProblem error={accept.error ?? decline.error} />
      <span className="mt-3 flex flex-wrap gap-2">
        <Button busy={busy} onClick={() => accept.mutate({ memberId, version })}>
          {t("accept")}
        </Button>
        <Button variant="secondary" busy={busy} onClick={() => decline.mutate({ memberId, version })}>
          {t("decline")}
        </Button>
      </span>
    </Alert>
  );
}
