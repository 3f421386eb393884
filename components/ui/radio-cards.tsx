import { Check } from "lucide-react";
import { RadioGroup } from "radix-ui";
import type { ReactNode, Ref } from "react";

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
  firstRef?: Ref<HTMLButtonElement> | undefined;
}

/** A choice of few, each with a sentence that helps to choose. */
export function RadioCards<Value extends string>(props: RadioCardsProps<Value>) {
  const { cards, value, onChange } = props;
  return (
    <RadioGroup.Root
      aria-label={props.label}
      aria-invalid={props.invalid}
      aria-describedby={props.describedBy}
      disabled={props.disabled ?? false}
      value={value ?? ""}
      onValueChange={(next) => onChange(next as Value)}
      className="grid gap-3"
    >
      {cards.map((card, index) => (
        <RadioGroup.Item
          key={card.value}
          value={card.value}
          ref={index === 0 ? props.firstRef : undefined}
          className="group flex min-h-14 items-start gap-3 rounded-lg border border-edge bg-surface p-4 text-start transition-colors duration-150 hover:bg-sunken data-[state=checked]:border-accent data-[state=checked]:bg-accent-soft"
        >
          <span
            aria-hidden
            className="mt-0.5 grid size-5 shrink-0 place-items-center rounded-full border border-edge bg-surface text-on-accent group-data-[state=checked]:border-accent group-data-[state=checked]:bg-accent"
          >
            <Check className="hidden size-3.5 group-data-[state=checked]:block" />
          </span>
          <span>
            <span className="block font-medium">{card.title}</span>
            {card.description !== undefined && (
              <span className="mt-0.5 block text-sm text-ink-soft group-data-[state=checked]:text-ink">
                {card.description}
              </span>
            )}
          </span>
        </RadioGroup.Item>
      ))}
    </RadioGroup.Root>
  );
}
