"use client";

import { useTranslations } from "next-intl";
import { useFaultText } from "#components/form/use-fault-text.ts";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/input.tsx";
import { PRODUCTS } from "#server/domain/merchants/kinds.ts";
import type { ScopeLevel } from "#server/domain/scope.ts";
import { PartySearch } from "./party-search.tsx";
import { ScopeName } from "./scope-name.tsx";

interface ScopeFieldsProps<Level extends ScopeLevel> {
  levels: readonly Level[];
  level: Level;
  scopeId: string;
  /** What is wrong with the scope, as a form's fault names it. */
  fault: string | undefined;
  onLevel: (level: Level) => void;
  onScope: (scopeId: string) => void;
}

/** Whom a card or campaign is for: everybody, a product, one merchant or one terminal. */
export function ScopeFields<Level extends ScopeLevel>(props: ScopeFieldsProps<Level>) {
  const { levels, level, scopeId, onScope } = props;
  const t = useTranslations("console.prices");
  const words = useTranslations("words");
  const fault = useFaultText()(props.fault);
  return (
    <>
      <Field label={t("level")}>
        {(bound) => (
          <Select {...bound} value={level} onChange={(event) => props.onLevel(event.target.value as Level)}>
            {levels.map((value) => (
              <option key={value} value={value}>
                {words(`rateCardLevel.${value as ScopeLevel}`)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      {level === "product" && (
        <Field label={t("product")} error={fault}>
          {(bound) => (
            <Select {...bound} value={scopeId} onChange={(event) => onScope(event.target.value)}>
              <option value="">{t("choose")}</option>
              {PRODUCTS.map((value) => (
                <option key={value} value={value}>
                  {words(`product.${value}`)}
                </option>
              ))}
            </Select>
          )}
        </Field>
      )}
      {(level === "merchant" || level === "terminal") && (
        <div className="grid grid-cols-1 gap-1">
          <PartySearch
            kinds={[level]}
            onChoose={(party) => onScope((level === "merchant" ? party.merchantId : party.terminalId) ?? "")}
          />
          {scopeId === "" ? (
            <p role={fault === undefined ? undefined : "alert"} className="text-sm text-danger">
              {fault}
            </p>
          ) : (
            <p className="text-sm">
              {t("chosen")} <ScopeName level={level} scopeId={scopeId} />
            </p>
          )}
        </div>
      )}
    </>
  );
}
