import { useTranslations } from "next-intl";
import { cx } from "#components/ui/class-names.ts";

export interface MerchantChoice {
  id: string;
  name: string;
  /** What the reader is there. */
  role: string;
}

interface MerchantChooserProps {
  choices: readonly MerchantChoice[];
  chosen: string;
  onChoose: (id: string) => void;
}

/** Which merchant is looked at, for whoever has or keeps the books of several. */
export function MerchantChooser({ choices, chosen, onChoose }: MerchantChooserProps) {
  const t = useTranslations("merchant.people");
  return (
    <nav aria-label={t("chooser")} className="mb-6 flex gap-2 overflow-x-auto p-0.5">
      {choices.map(({ id, name, role }) => (
        <button
          key={id}
          type="button"
          aria-current={id === chosen ? "page" : undefined}
          onClick={() => onChoose(id)}
          className={cx(
            "min-h-11 shrink-0 rounded-md border px-3 py-1.5 text-start text-sm",
            id === chosen ? "border-accent bg-accent-soft" : "border-edge bg-surface hover:bg-sunken",
          )}
        >
          <span className="block max-w-60 truncate font-medium">{name}</span>
          <span className={cx("block text-xs", id !== chosen && "text-ink-soft")}>{role}</span>
        </button>
      ))}
    </nav>
  );
}
