import { NextIntlClientProvider } from "next-intl";
import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";
import type { Messages } from "./messages/messages.ts";

/** Areas whose words every page may need: the frame, and what can go wrong. */
const EVERYWHERE = ["shell", "errors"] as const satisfies readonly (keyof Messages)[];

interface MessagesProviderProps {
  areas: readonly (keyof Messages)[];
  children: ReactNode;
}

/** Hands the words of a few areas to the components that run in the browser; all of them would be 60 kB a page. */
export async function MessagesProvider({ areas, children }: MessagesProviderProps) {
  const all = await getMessages();
  const messages = Object.fromEntries([...EVERYWHERE, ...areas].map((area) => [area, all[area]]));
  return <NextIntlClientProvider messages={messages}>{children}</NextIntlClientProvider>;
}
