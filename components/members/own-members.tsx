"use client";

import { useQuery } from "@tanstack/react-query";
import { UserRoundPlus, UsersRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { QueryView } from "#components/query/query-view.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { Badge, type BadgeTone } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { AbsoluteDate, RelativeDate } from "#components/ui/relative-date.tsx";
import type { MemberView } from "#server/domain/members/views.ts";
import type { MerchantView } from "#server/domain/merchants/views.ts";
import { InviteMemberDialog } from "./invite-member-dialog.tsx";
import { RemoveMember } from "./remove-member.tsx";
import { useRoleWords } from "./use-role-words.ts";

/** Who looks at a merchant's money beside its owner, and who is asked to. */
export function OwnMembers({ merchant }: { merchant: MerchantView }) {
  const t = useTranslations("merchant.people");
  const trpc = useTRPC();
  const [inviting, setInviting] = useState(false);
  const members = useQuery(
    trpc.members.list.queryOptions({ merchantId: merchant.id }, { refetchInterval: 30_000 }),
  );
  const invite = (
    <Button onClick={() => setInviting(true)}>
      <UserRoundPlus aria-hidden className="size-4" />
      {t("invite")}
    </Button>
  );
  return (
    <>
      <QueryView query={members}>
        {(items) =>
          items.length === 0 ? (
            <EmptyState icon={UsersRound} title={t("empty")} action={invite}>
              {t("emptyText")}
            </EmptyState>
          ) : (
            <Panel title={t("title")} actions={invite}>
              <ul className="divide-y divide-line">
                {items.map((member) => (
                  <Member key={member.id} member={member} />
                ))}
              </ul>
            </Panel>
          )
        }
      </QueryView>
      {inviting && <InviteMemberDialog merchant={merchant} onClose={() => setInviting(false)} />}
    </>
  );
}

const TONES = {
  invited: "warn",
  active: "accent",
  declined: "neutral",
  lapsed: "neutral",
  removed: "neutral",
} as const satisfies Record<MemberView["status"], BadgeTone>;

function Member({ member }: { member: MemberView }) {
  const t = useTranslations("merchant.people");
  const roleOf = useRoleWords();
  const { name, mobileEnding, status, mayRefund, since, dueAt } = member;
  return (
    <li className="flex flex-wrap items-center justify-between gap-3 py-3 first:pt-0 last:pb-0">
      <div className="grid gap-1">
        <p className="flex flex-wrap items-center gap-2">
          <span className="font-medium">{name}</span>
          {mobileEnding !== null && (
            <span className="figures text-sm text-ink-soft">•••• {mobileEnding}</span>
          )}
          <Badge tone={TONES[status]}>{t(`status.${status}`)}</Badge>
        </p>
        <p className="text-sm text-ink-soft">
          {roleOf(member)}
          {mayRefund && ` · ${t("mayRefund")}`}
          {" · "}
          {status === "invited" && dueAt !== null ? (
            <>
              {t("validUntil")} <AbsoluteDate at={dueAt} />
            </>
          ) : (
            <>
              {t("since")} <RelativeDate at={since} />
            </>
          )}
        </p>
      </div>
      {(status === "invited" || status === "active") && <RemoveMember member={member} />}
    </li>
  );
}
