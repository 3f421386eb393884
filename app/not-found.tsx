import { useTranslations } from "next-intl";
import { Page } from "#components/shell/page.tsx";
import { SiteHeader } from "#components/shell/site-header.tsx";
import { Button } from "#components/ui/button.tsx";
import { Link } from "#components/ui/link.tsx";

export default function NotFound() {
  const t = useTranslations("shell");
  return (
    <>
      <SiteHeader />
      <Page title={t("notFoundTitle")} lead={t("notFoundText")} width="narrow">
        <Button asChild>
          <Link href="/">{t("toHome")}</Link>
        </Button>
      </Page>
    </>
  );
}
