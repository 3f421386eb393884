import { Calculator, Store, Warehouse } from "lucide-react";
import { useTranslations } from "next-intl";
import { Link } from "#components/ui/link.tsx";

export function LandingProducts() {
  const t = useTranslations("landing");
  const words = useTranslations("words");
  return (
    <section aria-labelledby="products" className="mt-16">
      <h2 id="products" className="text-xl">
        {t("productsTitle")}
      </h2>
      <div className="mt-6 grid gap-4 md:grid-cols-3">
        <article className="rounded-lg border border-line bg-surface p-6">
          <Store aria-hidden className="size-6 text-accent" />
          <h3 className="mt-3">{words("product.shoukuanbao")}</h3>
          <p className="mt-2 text-sm text-ink-soft">{t("shoukuanbaoText")}</p>
        </article>
        <article className="rounded-lg border border-line bg-surface p-6">
          <Warehouse aria-hidden className="size-6 text-accent" />
          <h3 className="mt-3">{words("product.traditional_pos")}</h3>
          <p className="mt-2 text-sm text-ink-soft">{t("traditionalText")}</p>
        </article>
        <article className="rounded-lg bg-accent-soft p-6">
          <Calculator aria-hidden className="size-6 text-accent-strong" />
          <h3 className="mt-3">
            <Link href="/fees" className="text-accent-strong underline underline-offset-4">
              {t("feesTitle")}
            </Link>
          </h3>
          <p className="mt-2 text-sm">{t("feesText")}</p>
        </article>
      </div>
    </section>
  );
}
