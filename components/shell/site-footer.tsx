import { useTranslations } from "next-intl";
import { Link } from "#components/ui/link.tsx";

export function SiteFooter({ demo }: { demo: boolean }) {
  const t = useTranslations("shell");
  const links = [
    { href: "/sign-in/staff", label: t("staff") },
    { href: "/terminal", label: t("terminal") },
    { href: "/docs/api", label: t("apiDocs") },
    { href: "/docs/verify", label: t("verify") },
    ...(demo ? [{ href: "/demo/messages", label: t("demoMessages") }] : []),
  ];
  return (
    <footer className="mt-16 border-t border-line">
      <div className="mx-auto flex max-w-6xl flex-wrap items-center gap-x-6 gap-y-1 px-4 py-6 text-sm text-ink-soft sm:px-6">
        {links.map((link) => (
          <Link key={link.href} href={link.href} className="flex min-h-11 items-center hover:text-ink">
            {link.label}
          </Link>
        ))}
        {demo && <span className="ms-auto">{t("demoNote")}</span>}
      </div>
    </footer>
  );
}
