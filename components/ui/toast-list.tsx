"use client";

import { CircleCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { Toast } from "radix-ui";

export interface ToastMessage {
  id: number;
  text: string;
}

interface ToastListProps {
  messages: readonly ToastMessage[];
  onGone: (id: number) => void;
}

export function ToastList({ messages, onGone }: ToastListProps) {
  const t = useTranslations("shell");
  return (
    <Toast.Provider duration={4000} label={t("notification")}>
      {messages.map((message) => (
        <Toast.Root
          key={message.id}
          onOpenChange={(open) => !open && onGone(message.id)}
          className="enter flex items-center gap-3 rounded-lg bg-ink px-4 py-3 text-sm text-paper shadow-raised"
        >
          <CircleCheck aria-hidden className="size-5 shrink-0" />
          <Toast.Title>{message.text}</Toast.Title>
        </Toast.Root>
      ))}
      <Toast.Viewport
        label={t("notifications")}
        className="fixed inset-x-4 bottom-4 z-50 grid gap-2 outline-none sm:inset-x-auto sm:end-4 sm:w-96"
      />
    </Toast.Provider>
  );
}
