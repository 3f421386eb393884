"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { Control, FieldPath, FieldValues } from "react-hook-form";
import { SelectField } from "#components/form/text-field.tsx";
import { QueryView } from "#components/query/query-view.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { Link } from "#components/ui/link.tsx";

interface StoreFieldProps<Values extends FieldValues, Output> {
  control: Control<Values, unknown, Output>;
  name: FieldPath<Values>;
  merchantId: string;
  /** The store that is no choice, because it is the present one. */
  except: string;
}

/** Another store of a merchant; where there is none, the way to one. */
export function StoreField<Values extends FieldValues, Output = Values>(
  props: StoreFieldProps<Values, Output>,
) {
  const { control, name, merchantId, except } = props;
  const t = useTranslations("console.stores");
  const shell = useTranslations("shell");
  const trpc = useTRPC();
  const merchant = useQuery(trpc.merchants.get.queryOptions({ merchantId }));
  return (
    <QueryView query={merchant}>
      {({ stores }) => {
        const others = stores.filter(({ id }) => id !== except);
        if (others.length === 0)
          return (
            <p className="text-sm">
              {t("noOther")}{" "}
              <Link href={`/console/merchants/${merchantId}`} className="underline">
                {t("toMerchant")}
              </Link>
            </p>
          );
        return (
          <SelectField
            control={control}
            name={name}
            label={t("moveTo")}
            placeholder={shell("choose")}
            options={others.map((store) => ({ value: store.id, label: `${store.name} · ${store.street}` }))}
          />
        );
      }}
    </QueryView>
  );
}
