import { FileText, PackageCheck, QrCode, ShieldCheck, Smartphone, UsersRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";
import { Link } from "#components/ui/link.tsx";
import { LandingProducts } from "./landing-products.tsx";

const STEPS = [
  { key: "apply", icon: FileText },
  { key: "verify", icon: UsersRound },
  { key: "device", icon: PackageCheck },
  { key: "activate", icon: Smartphone },
  { key: "pay", icon: QrCode },
] as const;

export function Landing() {
  const t = useTranslations("landing");
  return (
    <main id="main" tabIndex={-1} className="mx-auto max-w-6xl px-4 outline-none sm:px-6">
      <section className="max-w-2xl py-12 sm:py-20">
        <h1 className="text-4xl tracking-tight sm:text-5xl">{t("title")}</h1>
        <p className="mt-5 text-lg text-ink-soft">{t("lead")}</p>
        <div className="mt-8 flex flex-col gap-3 sm:flex-row">
          <Button asChild size="large">
            <Link href="/apply">{t("applyNow")}</Link>
          </Button>
          <Button asChild size="large" variant="secondary">
            <Link href="/fees">{t("tryFees")}</Link>
          </Button>
          <Button asChild size="large" variant="ghost">
            <Link href="/sign-in">{t("continue")}</Link>
          </Button>
        </div>
      </section>
      <section aria-labelledby="steps">
        <h2 id="steps" className="text-xl">
          {t("stepsTitle")}
        </h2>
        <ol className="mt-6 grid gap-6 sm:grid-cols-2 lg:grid-cols-5">
          {STEPS.map(({ key, icon: Icon }, index) => (
            <li key={key} className="flex gap-4 lg:flex-col lg:gap-3">
              <Icon aria-hidden className="size-6 shrink-0 text-accent" />
              <div>
                <p className="font-medium">
                  <span className="figures text-ink-soft">{index + 1}. </span>
                  {t(`steps.${key}`)}
                </p>
                <p className="mt-1 text-sm text-ink-soft">{t(`steps.${key}Text`)}</p>
              </div>
            </li>
          ))}
        </ol>
      </section>
      <LandingProducts />
      <section className="mt-16 flex gap-4 border-t border-line pt-8">
        <ShieldCheck aria-hidden className="size-6 shrink-0 text-accent" />
        <div className="max-w-2xl">
          <h2 className="text-base">{t("privacyTitle")}</h2>
          <p className="mt-1 text-sm text-ink-soft">{t("privacyText")}</p>
          <p className="mt-3 text-sm text-ink-soft">{t("creditNote")}</p>
        </div>
      </section>
    </main>
  );
}
