import "./globals.css";
import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { MeProvider } from "#components/shell/me.tsx";
import { isTheme, THEME_COOKIE } from "#components/shell/theme.ts";
import { ToastProvider } from "#components/ui/overlays/toast.tsx";
import { currentPerson } from "#server/api/session.ts";
import { MessagesProvider } from "./messages-provider.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("shell");
  return {
    title: { default: t("product"), template: `%s · ${t("product")}` },
    description: t("description"),
    manifest: "/manifest.webmanifest",
    icons: { icon: "/icons/ruwang.svg", apple: "/icons/ruwang-touch-180.png" },
  };
}

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  colorScheme: "light dark",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fbfaf7" },
    { media: "(prefers-color-scheme: dark)", color: "#141413" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const [locale, cookieStore, me] = await Promise.all([
    getLocale(),
    cookies(),
    // A portal without its database still shows its pages; each part then says what is wrong.
    currentPerson().catch(() => undefined),
  ]);
  const theme = cookieStore.get(THEME_COOKIE)?.value;
  return (
    <html lang={locale} {...(isTheme(theme) && { "data-theme": theme })}>
      <body>
        <MessagesProvider areas={[]}>
          <MeProvider me={me}>
            <ToastProvider>{children}</ToastProvider>
          </MeProvider>
        </MessagesProvider>
      </body>
    </html>
  );
}
