"use client";

import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import { isComposing } from "#components/browser/composing.ts";
import { Button, type ButtonProps } from "../button.tsx";
import { cx } from "../class-names.ts";

interface MenuButtonProps extends Pick<ButtonProps, "size"> {
  /** What the button is called. */
  label: string;
  /** What the button shows. */
  face: ReactNode;
  className?: string;
  children: ReactNode;
}

/** A button that unfolds a few links or acts below itself; choosing, Escape, or turning elsewhere folds them again. */
export function MenuButton({ label, face, size = "icon", className, children }: MenuButtonProps) {
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const panelId = useId();
  useEffect(() => {
    if (!open) return;
    const listening = new AbortController();
    const close = () => setOpen(false);
    const closeUnlessWithin = (target: EventTarget | null) => {
      if (!(target instanceof Node && root.current?.contains(target))) close();
    };
    const { signal } = listening;
    document.addEventListener("pointerdown", (event) => closeUnlessWithin(event.target), { signal });
    document.addEventListener("focusin", (event) => closeUnlessWithin(event.target), { signal });
    document.getElementById(panelId)?.addEventListener("click", close, { signal });
    document.addEventListener(
      "keydown",
      (event) => {
        if (isComposing(event) || event.key !== "Escape") return;
        close();
        button.current?.focus();
      },
      { signal },
    );
    return () => listening.abort();
  }, [open, panelId]);
  return (
    <div ref={root} className={cx("relative", className)}>
      <Button
        ref={button}
        variant="ghost"
        size={size}
        aria-label={label}
        aria-expanded={open}
        aria-controls={open ? panelId : undefined}
        onClick={() => setOpen(!open)}
      >
        {face}
      </Button>
      {open && (
        <div
          id={panelId}
          className="enter absolute end-0 top-full z-50 mt-1.5 min-w-56 rounded-lg border border-line bg-surface p-1 shadow-raised"
        >
          {children}
        </div>
      )}
    </div>
  );
}
