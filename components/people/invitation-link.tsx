"use client";

import { useTranslations } from "next-intl";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { CopyableId } from "#components/ui/copyable-id.tsx";
import { INVITATION_HOURS } from "#server/domain/identity/staff.ts";

/** Where somebody accepts their invitation: told once, to be handed over in person or by a channel that is trusted. */
export function InvitationLink({ token, onClose }: { token: string; onClose: () => void }) {
  const t = useTranslations("console.people");
  return (
    <Alert title={t("linkTitle")}>
      <p className="mb-2">{t("linkText", { hours: INVITATION_HOURS })}</p>
      <p className="mb-3 break-all">
        <CopyableId value={`${window.location.origin}/sign-in/invitation#${token}`} />
      </p>
      <Button variant="secondary" size="small" onClick={onClose}>
        {t("linkKept")}
      </Button>
    </Alert>
  );
}
