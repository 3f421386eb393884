import { headers } from "next/headers";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Page } from "#components/shell/page.tsx";
import { requireSession } from "#server/api/session.ts";
import type { Permission } from "#server/domain/permissions.ts";

interface RequirePermissionProps {
  permission: Permission;
  signInPath: "/sign-in" | "/sign-in/staff";
  children: ReactNode;
}

/** Spares people an empty page; what they may see and do is decided by the procedures. */
export async function RequirePermission({ permission, signInPath, children }: RequirePermissionProps) {
  const returnTo = (await headers()).get("x-path") ?? "/";
  const person = await requireSession({ permission, signInPath, returnTo });
  return person === null ? <Forbidden signInPath={signInPath} /> : children;
}

function Forbidden({ signInPath }: Pick<RequirePermissionProps, "signInPath">) {
  const t = useTranslations("shell");
  return (
    <Page title={t("forbiddenTitle")} lead={t("forbiddenText")} width="narrow">
      <a href={signInPath} className="text-accent-strong underline underline-offset-4">
        {t("signInOther")}
      </a>
    </Page>
  );
}
