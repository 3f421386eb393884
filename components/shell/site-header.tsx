"use client";

import { Menu } from "lucide-react";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { Link } from "#components/ui/link.tsx";
import { MenuButton } from "#components/ui/overlays/menu.tsx";
import { AccountMenu } from "./account-menu.tsx";
import { LanguageSwitch } from "./language-switch.tsx";
import { SkipLink } from "./skip-link.tsx";
import { ThemeSwitch } from "./theme-switch.tsx";
import { Wordmark } from "./wordmark.tsx";

const LINKS = [
  { href: "/apply", key: "apply" },
  { href: "/fees", key: "fees" },
  { href: "/merchant", key: "merchant" },
] as const;

export function SiteHeader() {
  const t = useTranslations("shell");
  const pathname = usePathname();
  return (
    <header className="sticky top-0 z-30 border-b border-line bg-paper">
      <SkipLink />
      <div className="mx-auto flex min-h-14 max-w-6xl items-center gap-1 px-4 sm:gap-2 sm:px-6">
        <Wordmark />
        <nav aria-label={t("mainMenu")} className="ms-6 hidden items-center gap-1 md:flex">
          {LINKS.map((link) => (
            <Link
              key={link.href}
              href={link.href}
              aria-current={pathname.startsWith(link.href) ? "page" : undefined}
              className="rounded-md px-3 py-2 text-sm text-ink-soft hover:bg-sunken aria-[current]:font-medium aria-[current]:text-ink"
            >
              {t(link.key)}
            </Link>
          ))}
        </nav>
        <div className="ms-auto flex items-center gap-1">
          <span className="hidden sm:contents">
            <LanguageSwitch />
            <ThemeSwitch />
          </span>
          <AccountMenu />
          <SmallScreenMenu />
        </div>
      </div>
    </header>
  );
}

function SmallScreenMenu() {
  const t = useTranslations("shell");
  return (
    <MenuButton label={t("openMenu")} face={<Menu aria-hidden className="size-5" />} className="md:hidden">
      <nav aria-label={t("mainMenu")}>
        {LINKS.map((link) => (
          <Link
            key={link.href}
            href={link.href}
            className="flex min-h-11 items-center rounded-md px-3 hover:bg-sunken"
          >
            {t(link.key)}
          </Link>
        ))}
      </nav>
      <hr className="my-1 border-line" />
      <div className="flex sm:hidden">
        <LanguageSwitch />
        <ThemeSwitch />
      </div>
    </MenuButton>
  );
}
