"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import type { ClaimAct } from "#server/domain/claims/status.ts";
import type { ClaimView } from "#server/domain/claims/views.ts";
import { AcceptForm } from "./accept-form.tsx";
import { ChargeForm } from "./charge-form.tsx";
import { ClearForm } from "./clear-form.tsx";
import { ReserveForm } from "./reserve-form.tsx";
import { SendBackForm } from "./send-back-form.tsx";
import { SimpleAct, type SimpleActs } from "./simple-act.tsx";
import { wordOf } from "./word-of.ts";

/** The ways back stay quiet. */
const WAYS_BACK: readonly ClaimAct[] = ["refuse", "withdraw", "charge"];

/** Whatever the reader may do about a claim now, as the portal says. */
export function ClaimActs({ claim }: { claim: ClaimView }) {
  const t = useTranslations("console.claims");
  const [asking, setAsking] = useState<ClaimAct | "clear" | null>(null);
  const close = () => setAsking(null);
  if (claim.acts.length === 0 && !claim.canClear) return null;
  return (
    <span className="flex flex-wrap items-center gap-2">
      {claim.acts.map((act, index) => (
        <Button key={act} variant={variantOf(act, index)} onClick={() => setAsking(act)}>
          {t(`act.${wordOf(act, claim)}`)}
        </Button>
      ))}
      {claim.canClear && (
        <Button variant="secondary" onClick={() => setAsking("clear")}>
          {t("clear")}
        </Button>
      )}
      {asking !== null && <Asked act={asking} claim={claim} onClose={close} />}
    </span>
  );
}

function variantOf(act: ClaimAct, index: number) {
  if (WAYS_BACK.includes(act)) return "ghost";
  return index === 0 ? "primary" : "secondary";
}

interface AskedProps {
  act: ClaimAct | "clear";
  claim: ClaimView;
  onClose: () => void;
}

function Asked({ act, ...asked }: AskedProps) {
  if (act === "clear") return <ClearForm {...asked} />;
  if (act === "accept") return <AcceptForm {...asked} />;
  if (act === "reserve") return <ReserveForm {...asked} />;
  if (act === "send_back") return <SendBackForm {...asked} />;
  if (act === "charge") return <ChargeForm {...asked} />;
  return <SimpleAct act={act satisfies SimpleActs} {...asked} />;
}
