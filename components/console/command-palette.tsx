"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { Dialog } from "radix-ui";
import { type KeyboardEvent, useEffect, useId, useState } from "react";
import { isComposing } from "#components/browser/composing.ts";
import { cx } from "#components/ui/class-names.ts";
import { CONTROL } from "#components/ui/input.tsx";
import type { Room } from "./navigation.ts";

interface CommandPaletteProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  rooms: readonly Room[];
}

interface Command {
  id: string;
  label: string;
  href: string;
}

/** Ids tell their room by prefix, so a pasted id leads straight to its page. */
const PAGES_BY_PREFIX: Record<string, string> = {
  app_: "/console/reviews/",
  mer_: "/console/merchants/",
  trm_: "/console/terminals/",
  pay_: "/console/payments/",
  rat_: "/console/rates/",
  cmp_: "/console/campaigns/",
};

export function CommandPalette({ open, onOpenChange, rooms }: CommandPaletteProps) {
  const t = useTranslations("console");
  const router = useRouter();
  const listId = useId();
  const [typed, setTyped] = useState("");
  const [active, setActive] = useState(0);
  useEffect(() => {
    const onKeyDown = (event: globalThis.KeyboardEvent) => {
      if (isComposing(event) || event.key !== "k" || !(event.metaKey || event.ctrlKey)) return;
      event.preventDefault();
      onOpenChange(true);
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [onOpenChange]);

  const commands = matching(
    typed,
    rooms.map((room) => ({ id: room.key, label: t(`room.${room.key}`), href: room.href })),
    (id) => t("openId", { id }),
  );
  const close = (next: boolean) => {
    onOpenChange(next);
    setTyped("");
    setActive(0);
  };
  const run = (command: Command | undefined) => {
    if (command === undefined) return;
    close(false);
    router.push(command.href);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event)) return;
    if (event.key === "ArrowDown") setActive((index) => Math.min(index + 1, commands.length - 1));
    else if (event.key === "ArrowUp") setActive((index) => Math.max(index - 1, 0));
    else if (event.key === "Enter") run(commands[active]);
    else return;
    event.preventDefault();
  };
  return (
    <Dialog.Root open={open} onOpenChange={close}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-scrim" />
        <Dialog.Content
          aria-describedby={undefined}
          className="enter fixed inset-x-4 top-[12vh] z-50 mx-auto max-w-lg rounded-lg bg-surface p-3 shadow-raised"
        >
          <Dialog.Title className="sr-only">{t("search")}</Dialog.Title>
          <input
            role="combobox"
            aria-label={t("search")}
            aria-expanded
            aria-controls={listId}
            aria-activedescendant={commands[active] === undefined ? undefined : `${listId}-${active}`}
            placeholder={t("searchHint")}
            value={typed}
            onChange={(event) => {
              setTyped(event.target.value);
              setActive(0);
            }}
            onKeyDown={onKeyDown}
            className={CONTROL}
          />
          <div id={listId} role="listbox" aria-label={t("rooms")} className="mt-2 grid">
            {commands.map((command, index) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox above handles the keys
              // biome-ignore lint/a11y/useFocusableInteractive: focus stays in the combobox
              <div
                key={command.id}
                id={`${listId}-${index}`}
                role="option"
                aria-selected={index === active}
                onClick={() => run(command)}
                className={cx(
                  "flex min-h-11 cursor-pointer items-center rounded-md px-3 text-sm",
                  index === active && "bg-accent-soft text-accent-strong",
                )}
              >
                {command.label}
              </div>
            ))}
          </div>
          {commands.length === 0 && <p className="p-3 text-sm text-ink-soft">{t("searchEmpty")}</p>}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function matching(typed: string, rooms: readonly Command[], labelOf: (id: string) => string): Command[] {
  const wanted = typed.trim().toLowerCase();
  const page = PAGES_BY_PREFIX[wanted.slice(0, 4)];
  if (page !== undefined && wanted.length > 8) {
    return [{ id: wanted, label: labelOf(wanted), href: page + encodeURIComponent(wanted) }];
  }
  return rooms.filter((room) => room.label.toLowerCase().includes(wanted) || room.id.includes(wanted));
}
