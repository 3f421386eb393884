"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useCategories, useNameOf } from "#components/applications/categories.ts";
import { usePermissions } from "#components/console/use-permissions.ts";
import { Button } from "#components/ui/button.tsx";
import { Panel } from "#components/ui/panel.tsx";
import type { MerchantView, StoreView } from "#server/domain/merchants/views.ts";
import { OpenStoreDialog } from "./open-store-dialog.tsx";
import { usePlaceOf } from "./use-place-of.ts";

/** A merchant's stores for staff, and the way to another one. */
export function StorePanel({ merchant }: { merchant: MerchantView }) {
  const t = useTranslations("console.stores");
  const may = usePermissions();
  const [opening, setOpening] = useState(false);
  return (
    <Panel
      title={t("title")}
      actions={
        may("store:write") && (
          <Button size="small" variant="secondary" onClick={() => setOpening(true)}>
            {t("open")}
          </Button>
        )
      }
    >
      <ul className="divide-y divide-line">
        {merchant.stores.map((store) => (
          <OneStore key={store.id} store={store} />
        ))}
      </ul>
      {opening && <OpenStoreDialog merchant={merchant} onClose={() => setOpening(false)} />}
    </Panel>
  );
}

function OneStore({ store }: { store: StoreView }) {
  const t = useTranslations("console.stores");
  const placeOf = usePlaceOf();
  const nameOf = useNameOf();
  const category = (useCategories() ?? [])
    .flatMap((section) => section.categories)
    .find(({ code }) => code === store.mcc);
  return (
    <li className="grid gap-0.5 py-2 text-sm first:pt-0 last:pb-0">
      <span className="font-medium">{store.name}</span>
      <span>{placeOf(store)}</span>
      <span className="text-ink-soft">
        {category === undefined ? store.mcc : `${nameOf(category)} ${store.mcc}`}
        {" · "}
        <span className="figures">
          {store.position === null
            ? t("noPosition")
            : t("position", { lat: store.position.lat.toFixed(4), lng: store.position.lng.toFixed(4) })}
        </span>
      </span>
    </li>
  );
}
