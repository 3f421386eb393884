"use client";

import { CircleCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { Toast } from "radix-ui";
import { createContext, type ReactNode, useCallback, useContext, useState } from "react";

interface Message {
  id: number;
  text: string;
}

const ToastContext = createContext<(text: string) => void>(() => {});

/** Says that something went well; failures belong in the page, where they can be read twice. */
export function useToast(): (text: string) => void {
  return useContext(ToastContext);
}

export function ToastProvider({ children }: { children: ReactNode }) {
  const t = useTranslations("shell");
  const [messages, setMessages] = useState<readonly Message[]>([]);
  const show = useCallback((text: string) => {
    setMessages((current) => [...current.slice(-2), { id: Date.now() + Math.random(), text }]);
  }, []);
  const remove = (id: number) => setMessages((current) => current.filter((message) => message.id !== id));
  return (
    <ToastContext value={show}>
      <Toast.Provider duration={4000} label={t("notification")}>
        {children}
        {messages.map((message) => (
          <Toast.Root
            key={message.id}
            onOpenChange={(open) => !open && remove(message.id)}
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
    </ToastContext>
  );
}
