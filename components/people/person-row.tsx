"use client";

import { useTranslations } from "next-intl";
import { Badge } from "#components/ui/badge.tsx";
import { AbsoluteDate, RelativeDate } from "#components/ui/relative-date.tsx";
import { CellLabel } from "#components/ui/tables/cell-label.tsx";
import { Td, Tr } from "#components/ui/tables/table.tsx";
import type { StaffMember } from "#server/domain/identity/staff.ts";
import { PersonActs } from "./person-acts.tsx";

interface PersonRowProps {
  one: StaffMember;
  mayWrite: boolean;
  onInvited: (token: string) => void;
}

const TONES = { active: "neutral", invited: "accent", disabled: "warn" } as const;

export function PersonRow({ one, mayWrite, onInvited }: PersonRowProps) {
  const t = useTranslations("console.people");
  const words = useTranslations("words.role");
  return (
    <Tr>
      <Td>
        <span className="block font-medium">
          {one.name}
          {one.self && <span className="ms-2 text-xs font-normal text-ink-soft">{t("self")}</span>}
        </span>
        <span className="block text-xs text-ink-soft">{one.email}</span>
      </Td>
      <Td>
        <CellLabel>{t("roles")}</CellLabel>
        <span className="flex flex-wrap gap-1">
          {one.roles.length === 0 ? "–" : one.roles.map((role) => <Badge key={role}>{words(role)}</Badge>)}
        </span>
      </Td>
      <Td>
        <CellLabel>{t("status")}</CellLabel>
        <span className="max-sm:text-end">
          <Badge tone={TONES[one.status]}>{t(`statuses.${one.status}`)}</Badge>
          {one.invitedUntil !== null && (
            <span className="mt-1 block text-xs text-ink-soft">
              {t("until")} <AbsoluteDate at={one.invitedUntil} />
            </span>
          )}
        </span>
      </Td>
      <Td>
        <CellLabel>{t("away")}</CellLabel>
        {one.awayUntil === null ? "–" : <AbsoluteDate at={one.awayUntil} />}
      </Td>
      <Td>
        <CellLabel>{t("lastSeen")}</CellLabel>
        {one.lastSeenAt === null ? "–" : <RelativeDate at={one.lastSeenAt} />}
      </Td>
      {mayWrite && (
        <Td>
          {one.self ? (
            <span className="block text-end text-xs text-ink-soft">{t("notSelf")}</span>
          ) : (
            <PersonActs one={one} onInvited={onInvited} />
          )}
        </Td>
      )}
    </Tr>
  );
}
