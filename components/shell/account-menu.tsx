"use client";

import { LogOut, UserRound } from "lucide-react";
import Link from "next/link";
import { signOut } from "next-auth/react";
import { useTranslations } from "next-intl";
import { DropdownMenu } from "radix-ui";
import { forgetDevice } from "#components/application/forget-device.ts";
import { Button } from "#components/ui/button.tsx";
import { useMe } from "./me.tsx";

async function leave(): Promise<void> {
  await forgetDevice().catch(() => {});
  await signOut({ callbackUrl: "/" });
}

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
  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger asChild>
        <Button variant="ghost" size="small" aria-label={t("signedInAs", { name: person.name })}>
          <UserRound aria-hidden className="size-5" />
          <span className="hidden max-w-32 truncate sm:inline">{person.name}</span>
        </Button>
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align="end"
          sideOffset={6}
          className="enter z-50 min-w-56 rounded-lg border border-line bg-surface p-1 shadow-raised"
        >
          <DropdownMenu.Label className="px-3 py-2 text-sm text-ink-soft">
            {t("signedInAs", { name: person.name })}
          </DropdownMenu.Label>
          <DropdownMenu.Item
            onSelect={() => void leave()}
            className="flex min-h-11 cursor-pointer items-center gap-2 rounded-md px-3 text-sm data-highlighted:bg-sunken"
          >
            <LogOut aria-hidden className="size-4" />
            {t("signOut")}
          </DropdownMenu.Item>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
