"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { Dialog } from "radix-ui";
import { type KeyboardEvent, useEffect, useId, useState } from "react";
import { isComposing } from "#components/browser/composing.ts";
import { cx } from "#components/ui/class-names.ts";
import { CONTROL } from "#components/ui/input.tsx";
import { type Command, pageOfId } from "./commands.ts";
import type { Room } from "./navigation.ts";
import { useFound } from "./use-found.ts";

interface CommandPaletteProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  rooms: readonly Room[];
}

/** Opens rooms, and whatever the server finds for a name, number or mobile. */
export function CommandPalette({ open, onOpenChange, rooms }: CommandPaletteProps) {
  const t = useTranslations("console");
  useEffect(() => {
    const onKeyDown = (event: globalThis.KeyboardEvent) => {
      if (isComposing(event) || event.key !== "k" || !(event.metaKey || event.ctrlKey)) return;
      event.preventDefault();
      onOpenChange(true);
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [onOpenChange]);
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-scrim" />
        <Dialog.Content
          aria-describedby={undefined}
          className="enter fixed inset-x-4 top-[12vh] z-50 mx-auto max-w-xl rounded-lg bg-surface p-3 shadow-raised"
        >
          <Dialog.Title className="sr-only">{t("search")}</Dialog.Title>
          <PaletteList rooms={rooms} onDone={() => onOpenChange(false)} />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function PaletteList({ rooms, onDone }: { rooms: readonly Room[]; onDone: () => void }) {
  const t = useTranslations("console");
  const router = useRouter();
  const listId = useId();
  const [typed, setTyped] = useState("");
  const [active, setActive] = useState(0);
  const { commands, searching } = useCommands(typed, rooms);
  const chosen = Math.min(active, commands.length - 1);
  const run = (command: Command | undefined) => {
    if (command === undefined) return;
    onDone();
    router.push(command.href);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event)) return;
    if (event.key === "ArrowDown") setActive(Math.min(chosen + 1, commands.length - 1));
    else if (event.key === "ArrowUp") setActive(Math.max(chosen - 1, 0));
    else if (event.key === "Enter") run(commands[chosen]);
    else return;
    event.preventDefault();
  };
  return (
    <>
      <input
        role="combobox"
        aria-label={t("search")}
        aria-expanded
        aria-controls={listId}
        aria-activedescendant={commands[chosen] === undefined ? undefined : `${listId}-${chosen}`}
        placeholder={t("searchHint")}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
        className={CONTROL}
      />
      <div
        id={listId}
        role="listbox"
        aria-label={t("search")}
        aria-busy={searching}
        className="mt-2 grid max-h-[60vh] overflow-y-auto"
      >
        {commands.map((command, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox above handles the keys
          // biome-ignore lint/a11y/useFocusableInteractive: focus stays in the combobox
          <div
            key={command.id}
            id={`${listId}-${index}`}
            role="option"
            aria-selected={index === chosen}
            onClick={() => run(command)}
            ref={index === chosen ? (row) => row?.scrollIntoView({ block: "nearest" }) : undefined}
            className={cx(
              "flex min-h-11 cursor-pointer items-center gap-3 rounded-md px-3 text-sm",
              index === chosen && "bg-accent-soft text-accent-strong",
            )}
          >
            <span className="min-w-0 truncate">{command.label}</span>
            {command.detail != null && <span className="figures text-ink-soft">{command.detail}</span>}
            {command.kind !== undefined && (
              <span className="ms-auto text-xs whitespace-nowrap text-ink-soft">{command.kind}</span>
            )}
          </div>
        ))}
      </div>
      <p role="status" className={cx("text-sm text-ink-soft", commands.length === 0 && "p-3")}>
        {commands.length === 0 && t(searching ? "searching" : "searchEmpty")}
      </p>
    </>
  );
}

/** Rooms whose name fits, a pasted id's page, and what the server found. */
function useCommands(typed: string, rooms: readonly Room[]): { commands: Command[]; searching: boolean } {
  const t = useTranslations("console");
  const found = useFound(typed);
  const wanted = typed.trim().toLowerCase();
  const page = pageOfId(typed);
  if (page !== null)
    return { commands: [{ id: wanted, label: t("openId", { id: wanted }), href: page }], searching: false };
  const fitting = rooms
    .map((room) => ({ id: room.key, label: t(`room.${room.key}`), href: room.href }))
    .filter((room) => room.label.toLowerCase().includes(wanted) || room.id.includes(wanted));
  return { commands: [...fitting, ...found.commands], searching: found.searching };
}
