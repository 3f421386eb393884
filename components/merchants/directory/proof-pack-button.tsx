"use client";

import { FileCheck2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { usePermissions } from "#components/console/use-permissions.ts";
import { Button } from "#components/ui/button.tsx";

/** Takes a merchant's signed record out of the house; for who may. */
export function ProofPackButton({ merchantId }: { merchantId: string }) {
  const t = useTranslations("console.merchants");
  const may = usePermissions();
  if (!may("merchant:prove")) return null;
  return (
    <Button asChild variant="secondary">
      <a href={`/api/merchants/${merchantId}/proof-pack`} download title={t("proofPackHint")}>
        <FileCheck2 aria-hidden className="size-4" />
        {t("proofPack")}
      </a>
    </Button>
  );
}
