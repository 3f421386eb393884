"use client";

import { LogOut, UserRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";
import { Link } from "#components/ui/link.tsx";
import { MenuButton } from "#components/ui/overlays/menu.tsx";
import { useMe } from "./me.tsx";

/** Who is signed in, and the way out; or the way in. */
export function AccountMenu() {
  const t = useTranslations("shell");
  const person = useMe();
  if (person === undefined || person === null) {
    return (
      <Button asChild variant="secondary" size="small">
        <Link href="/sign-in">{t("signIn")}</Link>
      </Button>
    );
  }
  const signedInAs = t("signedInAs", { name: person.name });
  return (
    <MenuButton
      label={signedInAs}
      size="small"
      face={
        <>
          <UserRound aria-hidden className="size-5" />
          <span className="hidden max-w-32 truncate sm:inline">{person.name}</span>
        </>
      }
    >
      <p className="px-3 py-2 text-sm text-ink-soft">{signedInAs}</p>
      <Button variant="ghost" className="w-full justify-start px-3 text-sm" onClick={() => void leave()}>
        <LogOut aria-hidden className="size-4" />
        {t("signOut")}
      </Button>
    </MenuButton>
  );
}

/** Few leave, so what they need comes when they do. */
async function leave(): Promise<void> {
  const [{ forgetDevice }, { signOut }] = await Promise.all([
    import("#components/browser/sealed-store.ts"),
    import("next-auth/react"),
  ]);
  await forgetDevice().catch(() => {});
  await signOut({ callbackUrl: "/" });
}
