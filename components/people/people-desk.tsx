"use client";

import { useQuery } from "@tanstack/react-query";
import { UserPlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ConsolePage } from "#components/console/console-page.tsx";
import { usePermissions } from "#components/console/use-permissions.ts";
import { QueryView } from "#components/query/query-view.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { Button } from "#components/ui/button.tsx";
import { Table, Th } from "#components/ui/tables/table.tsx";
import { InvitationLink } from "./invitation-link.tsx";
import { InviteDialog } from "./invite-dialog.tsx";
import { PersonRow } from "./person-row.tsx";
import { WaitingRoles } from "./waiting-roles.tsx";

const HEADS = ["name", "roles", "status", "away", "lastSeen"] as const;

/** Who works here and what they may do; roles that wait for a second person stand first. */
export function PeopleDesk() {
  const t = useTranslations("console.people");
  const may = usePermissions();
  const people = useQuery(useTRPC().people.list.queryOptions());
  const [inviting, setInviting] = useState(false);
  const [token, setToken] = useState<string | null>(null);
  const mayWrite = may("person:write");
  return (
    <ConsolePage
      title={t("title")}
      lead={t("lead")}
      actions={
        mayWrite && (
          <Button onClick={() => setInviting(true)}>
            <UserPlus aria-hidden className="size-4" />
            {t("invite")}
          </Button>
        )
      }
    >
      {token !== null && <InvitationLink token={token} onClose={() => setToken(null)} />}
      {inviting && <InviteDialog onMade={(made) => setToken(made)} onClose={() => setInviting(false)} />}
      <QueryView query={people}>
        {(all) => (
          <div className="grid gap-4">
            {all.map(
              (one) => one.waiting !== null && <WaitingRoles key={one.id} one={one} waiting={one.waiting} />,
            )}
            <Table label={t("title")} stacked>
              <thead>
                <tr>
                  {HEADS.map((head) => (
                    <Th key={head}>{t(head)}</Th>
                  ))}
                  {mayWrite && <Th numeric>{t("acts")}</Th>}
                </tr>
              </thead>
              <tbody>
                {all.map((one) => (
                  <PersonRow key={one.id} one={one} mayWrite={mayWrite} onInvited={setToken} />
                ))}
              </tbody>
            </Table>
          </div>
        )}
      </QueryView>
    </ConsolePage>
  );
}
