"use client";

import { CircleCheck } from "lucide-react";
import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from "react";

/** Only what went well is ticked off. */
type Tone = "done" | "refused";

interface Message {
  id: number;
  text: string;
  tone: Tone;
}

type Say = (text: string, tone?: Tone) => void;

const SHOWN_MS = 4_000;
const MOST = 3;

const ToastContext = createContext<Say>(() => {});

/** Says that something went well; a failure belongs in the page, where it can be read twice, while it has a place there. */
export function useToast(): Say {
  return useContext(ToastContext);
}

/**
 * Takes neither focus nor keys: Escape belongs to the dialog that is open. The place for messages always stands, so
 * that what comes into it is read out.
 */
export function ToastProvider({ children }: { children: ReactNode }) {
  const [messages, setMessages] = useState<readonly Message[]>([]);
  const show = useCallback<Say>((text, tone = "done") => {
    setMessages((current) => [...current.slice(1 - MOST), { id: Date.now() + Math.random(), text, tone }]);
  }, []);
  const remove = useCallback(
    (id: number) => setMessages((current) => current.filter((message) => message.id !== id)),
    [],
  );
  return (
    <ToastContext value={show}>
      {children}
      <div
        role="status"
        aria-live="polite"
        className="pointer-events-none fixed inset-x-4 bottom-4 z-50 grid gap-2 sm:inset-x-auto sm:end-4 sm:bottom-20 sm:w-96"
      >
        {messages.map((message) => (
          <Toast key={message.id} message={message} onGone={remove} />
        ))}
      </div>
    </ToastContext>
  );
}

/** Stays as long as a pointer rests on it. */
function Toast({ message, onGone }: { message: Message; onGone: (id: number) => void }) {
  const [held, setHeld] = useState(false);
  const { id, text, tone } = message;
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => onGone(id), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [held, id, onGone]);
  return (
    <div
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      className="enter pointer-events-auto flex items-center gap-3 rounded-lg bg-ink px-4 py-3 text-sm text-paper shadow-raised"
    >
      {tone === "done" && <CircleCheck aria-hidden className="size-5 shrink-0" />}
      {text}
    </div>
  );
}
