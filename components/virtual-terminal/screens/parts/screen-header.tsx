import { ArrowLeft } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";
import { Money } from "#components/ui/money/money.tsx";
import { pressedBy } from "#components/virtual-terminal/device/keys/glass-keys.ts";

interface ScreenHeaderProps {
  title: string;
  amountFen?: number;
  onBack?: () => void;
}

export function ScreenHeader({ title, amountFen, onBack }: ScreenHeaderProps) {
  const t = useTranslations("shell");
  return (
    <header className="mb-2 flex min-h-11 items-center gap-2">
      {onBack !== undefined && (
        <Button
          variant="ghost"
          size="icon"
          aria-label={t("back")}
          onClick={onBack}
          className="-ms-2"
          {...pressedBy("back")}
        >
          <ArrowLeft aria-hidden className="size-5" />
        </Button>
      )}
      <h2 className="flex-1 text-base">{title}</h2>
      {amountFen !== undefined && <Money fen={amountFen} className="font-semibold" />}
    </header>
  );
}
