import { Check } from "lucide-react";
import { type ReactNode, type Ref, useId } from "react";
import { isComposing } from "#components/browser/composing.ts";
import { cx } from "./class-names.ts";

export interface RadioCard<Value extends string> {
  value: Value;
  title: string;
  description?: ReactNode;
}

interface RadioCardsProps<Value extends string> {
  label: string;
  cards: readonly RadioCard<Value>[];
  value: Value | undefined;
  onChange: (value: Value) => void;
  invalid?: boolean | undefined;
  describedBy?: string | undefined;
  disabled?: boolean | undefined;
  firstRef?: Ref<HTMLInputElement> | undefined;
}

/** A choice of few, each with a sentence that helps to choose. The platform's own radios: they walk by arrow keys. */
export function RadioCards<Value extends string>(props: RadioCardsProps<Value>) {
  const { cards, value, onChange } = props;
  const name = useId();
  return (
    <div
      role="radiogroup"
      aria-label={props.label}
      aria-invalid={props.invalid}
      aria-describedby={props.describedBy}
      className="grid gap-3"
    >
      {cards.map((card, index) => {
        const checked = card.value === value;
        return (
          <label
            key={card.value}
            className={cx(
              "relative flex min-h-14 items-start gap-3 rounded-lg border p-4 transition-colors duration-150",
              checked ? "border-accent bg-accent-soft" : "border-edge bg-surface hover:bg-sunken",
            )}
          >
            <input
              type="radio"
              name={name}
              value={card.value}
              checked={checked}
              disabled={props.disabled}
              ref={index === 0 ? props.firstRef : undefined}
              onChange={() => onChange(card.value)}
              // To the platform Enter on a choice means the whole form; here the form has its own button.
              onKeyDown={(event) => {
                if (event.key === "Enter" && !isComposing(event)) event.preventDefault();
              }}
              className="peer absolute inset-0 size-full cursor-pointer opacity-0 disabled:cursor-not-allowed"
            />
            <span
              aria-hidden
              className="pointer-events-none absolute -inset-px rounded-lg outline-offset-2 outline-accent peer-focus-visible:outline-2"
            />
            <span
              aria-hidden
              className={cx(
                "mt-0.5 grid size-5 shrink-0 place-items-center rounded-full border text-on-accent",
                checked ? "border-accent bg-accent" : "border-edge bg-surface",
              )}
            >
              {checked && <Check className="size-3.5" />}
            </span>
            <span>
              <span className="block font-medium">{card.title}</span>
              {card.description !== undefined && (
                <span className={cx("mt-0.5 block text-sm", !checked && "text-ink-soft")}>
                  {card.description}
                </span>
              )}
            </span>
          </label>
        );
      })}
    </div>
  );
}
