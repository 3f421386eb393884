"use client";

import { Minus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Money } from "#components/ui/money/money.tsx";
import type { TerminalSnapshot } from "#components/virtual-terminal/device/snapshot.ts";
import type { TerminalRuntime } from "#components/virtual-terminal/device/terminal-runtime.ts";
import { formatFen } from "#server/domain/money/yuan.ts";
import { ChoiceButton } from "../parts/choice-button.tsx";
import { Glass } from "../parts/glass.tsx";
import { PrimaryButton } from "../parts/primary-button.tsx";
import { ScreenHeader } from "../parts/screen-header.tsx";
import { type Cart, categoriesOf, type Good, goodsOf, totalOf, withMore } from "./goods.ts";
import { GoodsForm } from "./goods-form.tsx";
import { useSamples } from "./use-samples.ts";

interface GoodsScreenProps {
  runtime: TerminalRuntime;
  snapshot: TerminalSnapshot;
  onTake: (amountFen: number) => void;
  onBack: () => void;
}

/** Goods by category; what is rung up adds up to the amount. */
export function GoodsScreen({ runtime, snapshot, onTake, onBack }: GoodsScreenProps) {
  const t = useTranslations("terminal.goods");
  const [cart, setCart] = useState<Cart>({});
  const [category, setCategory] = useState<string | null>(null);
  const [isAdding, setAdding] = useState(false);
  const samples = useSamples();
  const goods = goodsOf(snapshot.memory);
  const { count, amountFen } = totalOf(goods, cart);
  const keep = (kept: readonly Good[]) => void runtime.remember({ goods: kept });
  if (isAdding) {
    const add = (good: Good) => {
      keep([...goods, good]);
      setAdding(false);
    };
    return <GoodsForm categories={categoriesOf(goods)} onAdd={add} onBack={() => setAdding(false)} />;
  }
  return (
    <Glass
      foot={
        <>
          <p role="status" className="flex justify-between text-sm">
            <span>{t("total", { count })}</span>
            <Money fen={amountFen} className="text-lg font-semibold" />
          </p>
          <PrimaryButton disabled={count === 0} onClick={() => onTake(amountFen)}>
            {t("take")}
          </PrimaryButton>
        </>
      }
    >
      <ScreenHeader title={t("title")} onBack={onBack} />
      {goods.length === 0 && (
        <div className="mb-3 grid gap-2">
          <p className="text-sm text-ink-soft">{t("empty")}</p>
          <Button variant="secondary" onClick={() => keep(samples)}>
            {t("samples")}
          </Button>
        </div>
      )}
      <Categories names={categoriesOf(goods)} chosen={category} onChoose={setCategory} />
      <div className="grid gap-2">
        {goods
          .filter((good) => category === null || good.category === category)
          .map((good, index) => (
            <GoodLine
              key={good.id}
              number={index + 1}
              good={good}
              count={cart[good.id] ?? 0}
              onCount={(by) => setCart(withMore(cart, good.id, by))}
              onRemove={() => keep(goods.filter(({ id }) => id !== good.id))}
            />
          ))}
        <Button variant="ghost" onClick={() => setAdding(true)}>
          {t("add")}
        </Button>
      </div>
    </Glass>
  );
}

interface CategoriesProps {
  names: string[];
  chosen: string | null;
  onChoose: (name: string | null) => void;
}

function Categories({ names, chosen, onChoose }: CategoriesProps) {
  const t = useTranslations("terminal.goods");
  if (names.length < 2) return null;
  return (
    <fieldset className="mb-2 flex flex-wrap gap-1">
      <legend className="sr-only">{t("category")}</legend>
      {[null, ...names].map((name) => (
        <button
          key={name ?? ""}
          type="button"
          aria-pressed={chosen === name}
          onClick={() => onChoose(name)}
          className="min-h-9 rounded-md border border-edge px-3 text-sm aria-pressed:bg-accent-soft aria-pressed:text-accent-strong"
        >
          {name ?? t("all")}
        </button>
      ))}
    </fieldset>
  );
}

interface GoodLineProps {
  number: number;
  good: Good;
  count: number;
  onCount: (by: 1 | -1) => void;
  onRemove: () => void;
}

function GoodLine({ number, good, count, onCount, onRemove }: GoodLineProps) {
  const t = useTranslations("terminal.goods");
  const { name } = good;
  return (
    <div className="flex items-center gap-2">
      <ChoiceButton number={number} title={name} onClick={() => onCount(1)}>
        <span className="figures">
          {formatFen(good.priceFen)}
          {count > 0 && <strong className="ms-2 text-accent-strong">× {count}</strong>}
        </span>
      </ChoiceButton>
      {count > 0 ? (
        <Button variant="secondary" size="icon" aria-label={t("less", { name })} onClick={() => onCount(-1)}>
          <Minus aria-hidden className="size-4" />
        </Button>
      ) : (
        <Button variant="ghost" size="icon" aria-label={t("remove", { name })} onClick={onRemove}>
          <Trash2 aria-hidden className="size-4" />
        </Button>
      )}
    </div>
  );
}
