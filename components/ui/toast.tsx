"use client";

import dynamic from "next/dynamic";
import { createContext, type ReactNode, useCallback, useContext, useState } from "react";
import type { ToastMessage } from "./toast-list.tsx";

/** Comes with the first message; what cannot be fetched then is left unsaid, never an error. */
const ToastList = dynamic(
  () =>
    import("./toast-list.tsx").then(
      (file) => file.ToastList,
      () => () => null,
    ),
  { ssr: false },
);

const ToastContext = createContext<(text: string) => void>(() => {});

/** Says that something went well; failures belong in the page, where they can be read twice. */
export function useToast(): (text: string) => void {
  return useContext(ToastContext);
}

export function ToastProvider({ children }: { children: ReactNode }) {
  const [messages, setMessages] = useState<readonly ToastMessage[]>([]);
  const show = useCallback((text: string) => {
    setMessages((current) => [...current.slice(-2), { id: Date.now() + Math.random(), text }]);
  }, []);
  const remove = (id: number) => setMessages((current) => current.filter((message) => message.id !== id));
  return (
    <ToastContext value={show}>
      {children}
      {messages.length > 0 && <ToastList messages={messages} onGone={remove} />}
    </ToastContext>
  );
}
