"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Dialog as Primitive } from "radix-ui";
import type { ReactNode } from "react";
import { Button } from "../button.tsx";

interface DialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  description?: ReactNode;
  /** An answer is needed: there is nothing to close it with but the answer. */
  mustAnswer?: boolean;
  children: ReactNode;
}

export function Dialog({
  open,
  onOpenChange,
  title,
  description,
  mustAnswer = false,
  children,
}: DialogProps) {
  const t = useTranslations("shell");
  return (
    <Primitive.Root open={open} onOpenChange={onOpenChange}>
      <Primitive.Portal>
        <Primitive.Overlay className="fixed inset-0 z-40 bg-scrim" />
        <Primitive.Content
          {...(description === undefined && { "aria-describedby": undefined })}
          className="enter fixed inset-x-4 bottom-4 z-50 max-h-[90dvh] overflow-y-auto rounded-lg bg-surface p-6 shadow-raised sm:inset-x-auto sm:top-[12vh] sm:bottom-auto sm:left-1/2 sm:w-full sm:max-w-lg sm:-translate-x-1/2"
        >
          <div className="mb-4 flex items-start justify-between gap-4">
            <div>
              <Primitive.Title className="text-lg">{title}</Primitive.Title>
              {description !== undefined && (
                <Primitive.Description asChild>
                  <div className="mt-1 text-sm text-ink-soft">{description}</div>
                </Primitive.Description>
              )}
            </div>
            {!mustAnswer && (
              <Primitive.Close asChild>
                <Button variant="ghost" size="icon" aria-label={t("close")} className="-mt-2 -me-2">
                  <X aria-hidden className="size-5" />
                </Button>
              </Primitive.Close>
            )}
          </div>
          {children}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
