"use client";

import { Search } from "lucide-react";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { AccountMenu } from "#components/shell/account-menu.tsx";
import { LanguageSwitch } from "#components/shell/language-switch.tsx";
import { SkipLink } from "#components/shell/skip-link.tsx";
import { ThemeSwitch } from "#components/shell/theme-switch.tsx";
import { Wordmark } from "#components/shell/wordmark.tsx";
import { Button } from "#components/ui/button.tsx";
import { Link } from "#components/ui/link.tsx";
import { showWithin } from "#components/ui/show-within.ts";
import { CommandPalette } from "./command-palette.tsx";
import { ROOMS } from "./navigation.ts";
import { usePermissions } from "./use-permissions.ts";

export function ConsoleShell({ children }: { children: ReactNode }) {
  const t = useTranslations("console");
  const pathname = usePathname();
  const may = usePermissions();
  const [searching, setSearching] = useState(false);
  const rooms = ROOMS.filter((room) => may(room.permission));
  const current = rooms.findLast(({ href }) => href === "/console" || pathname.startsWith(href));
  const narrow = useRef<HTMLElement>(null);
  useEffect(() => {
    // There may be more rooms than a phone is wide; who may enter which is known a moment later.
    const here = narrow.current?.querySelector<HTMLElement>(`[href="${current?.href}"]`);
    if (narrow.current !== null && here) showWithin(narrow.current, here);
  }, [current?.href]);
  return (
    <div className="lg:grid lg:min-h-dvh lg:grid-cols-[14rem_1fr]">
      <SkipLink />
      <aside className="border-line bg-sunken max-lg:border-b lg:border-e">
        <div className="flex items-center gap-2 px-4 py-2 lg:sticky lg:top-0 lg:flex-col lg:items-stretch lg:py-4">
          <Wordmark />
          <Button
            variant="secondary"
            size="small"
            onClick={() => setSearching(true)}
            className="max-lg:ms-auto lg:justify-start"
          >
            <Search aria-hidden className="size-4" />
            <span className="max-lg:sr-only">{t("search")}</span>
            <kbd className="ms-auto font-sans text-xs text-ink-soft max-lg:hidden">⌘K</kbd>
          </Button>
          <nav
            aria-label={t("rooms")}
            className="flex gap-1 max-lg:order-last max-lg:hidden lg:mt-2 lg:flex-col"
          >
            {rooms.map((room) => (
              <RoomLink key={room.key} room={room} current={room === current} />
            ))}
          </nav>
          <div className="flex items-center lg:mt-4 lg:flex-wrap">
            <ThemeSwitch />
            <span className="max-sm:hidden">
              <LanguageSwitch />
            </span>
            <AccountMenu />
          </div>
        </div>
        <nav ref={narrow} aria-label={t("rooms")} className="flex gap-1 overflow-x-auto px-2 pb-2 lg:hidden">
          {rooms.map((room) => (
            <RoomLink key={room.key} room={room} current={room === current} />
          ))}
        </nav>
      </aside>
      <div className="min-w-0">{children}</div>
      <CommandPalette open={searching} onOpenChange={setSearching} rooms={rooms} />
    </div>
  );
}

function RoomLink({ room, current }: { room: (typeof ROOMS)[number]; current: boolean }) {
  const t = useTranslations("console.room");
  const Icon = room.icon;
  return (
    <Link
      href={room.href}
      aria-current={current ? "page" : undefined}
      className="flex min-h-9 items-center gap-2 rounded-md px-3 text-sm whitespace-nowrap text-ink-soft hover:bg-surface aria-[current]:bg-surface aria-[current]:font-medium aria-[current]:text-ink max-lg:min-h-11"
    >
      <Icon aria-hidden className="size-4" />
      {t(room.key)}
    </Link>
  );
}
