"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Invitations } from "#components/members/invitations.tsx";
import { MemberRoom } from "#components/members/member-room.tsx";
import { useRoleWords } from "#components/members/use-role-words.ts";
import { QueryView } from "#components/query/query-view.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { useUrlState } from "#components/ui/tables/use-url-state.ts";
import type { MembershipView } from "#server/domain/members/views.ts";
import type { MerchantView } from "#server/domain/merchants/views.ts";
import { MerchantChooser } from "./merchant-chooser.tsx";
import { OwnMerchants } from "./own-merchants.tsx";
import { OwnerRoom } from "./owner-room.tsx";

/** The room of whoever has merchants, or keeps the books of others: one at a time. */
export function MerchantHome() {
  const trpc = useTRPC();
  const memberships = useQuery(trpc.members.mine.queryOptions());
  return (
    <QueryView query={memberships}>
      {(all) => (
        <>
          <Invitations memberships={all} />
          <OwnMerchants evenNone={all.length > 0}>
            {(merchants) => (
              <Rooms merchants={merchants} memberships={all.filter(({ status }) => status === "active")} />
            )}
          </OwnMerchants>
        </>
      )}
    </QueryView>
  );
}

interface RoomsProps {
  merchants: readonly MerchantView[];
  memberships: readonly MembershipView[];
}

function Rooms({ merchants, memberships }: RoomsProps) {
  const t = useTranslations("merchant.people.role");
  const roleOf = useRoleWords();
  const [asked, ask] = useUrlState("merchant");
  const choices = [
    ...merchants.map(({ id, name }) => ({ id, name, role: t("owner") })),
    ...memberships.map((of) => ({ id: of.merchantId, name: of.merchantName, role: roleOf(of) })),
  ];
  const chosen = choices.find(({ id }) => id === asked) ?? choices[0];
  if (chosen === undefined) return null;
  const owned = merchants.find(({ id }) => id === chosen.id);
  const membership = memberships.find(({ merchantId }) => merchantId === chosen.id);
  return (
    <>
      {choices.length > 1 && <MerchantChooser choices={choices} chosen={chosen.id} onChoose={ask} />}
      <section key={chosen.id} aria-labelledby={chosen.id}>
        <h2 id={chosen.id} className="mb-3 text-lg">
          {chosen.name}
        </h2>
        {owned !== undefined && <OwnerRoom merchant={owned} />}
        {owned === undefined && membership !== undefined && <MemberRoom membership={membership} />}
      </section>
    </>
  );
}
