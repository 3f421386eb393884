"use client";

import { Tabs as Primitive } from "radix-ui";
import { type ReactNode, useEffect, useRef } from "react";
import { showWithin } from "./show-within.ts";

interface Tab {
  value: string;
  label: ReactNode;
  content: ReactNode;
}

interface TabsProps {
  label: string;
  tabs: readonly Tab[];
  /** As the address has it: the first tab is meant by nothing, and by what names none. */
  value: string;
  onChange: (value: string) => void;
}

export function Tabs({ label, tabs, value: asked, onChange }: TabsProps) {
  const first = tabs[0]?.value ?? "";
  const value = tabs.some((tab) => tab.value === asked) ? asked : first;
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // There may be more tabs than a phone is wide.
    const { current } = list;
    const active = current?.querySelector<HTMLElement>(`[data-value="${CSS.escape(value)}"]`);
    if (current === null || !active) return;
    // Told at once, and whenever the room for the tabs is another.
    const sized = new ResizeObserver(() => showWithin(current, active));
    sized.observe(current);
    return () => sized.disconnect();
  }, [value]);
  return (
    <Primitive.Root value={value} onValueChange={(next) => onChange(next === first ? "" : next)}>
      <Primitive.List
        ref={list}
        aria-label={label}
        className="mb-4 flex gap-1 overflow-x-auto border-b border-line"
      >
        {tabs.map((tab) => (
          <Primitive.Trigger
            key={tab.value}
            value={tab.value}
            data-value={tab.value}
            className="min-h-11 whitespace-nowrap border-b-2 border-transparent px-3 text-sm text-ink-soft focus-visible:-outline-offset-2 data-[state=active]:border-accent data-[state=active]:font-medium data-[state=active]:text-ink"
          >
            {tab.label}
          </Primitive.Trigger>
        ))}
      </Primitive.List>
      {tabs.map((tab) => (
        <Primitive.Content key={tab.value} value={tab.value}>
          {tab.content}
        </Primitive.Content>
      ))}
    </Primitive.Root>
  );
}
