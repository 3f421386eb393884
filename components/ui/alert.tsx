import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { cx } from "./class-names.ts";

const TONES = {
  info: { icon: Info, classes: "bg-sunken text-ink" },
  good: { icon: CircleCheck, classes: "bg-accent-soft text-accent-strong" },
  warn: { icon: TriangleAlert, classes: "bg-warn-soft text-warn" },
  danger: { icon: CircleAlert, classes: "bg-danger-soft text-danger" },
} as const;

interface AlertProps extends Omit<ComponentProps<"div">, "title"> {
  tone?: keyof typeof TONES;
  title?: ReactNode;
}

/** A message in the page. Bad news announces itself. */
export function Alert({ tone = "info", title, children, className, ...rest }: AlertProps) {
  const { icon: Icon, classes } = TONES[tone];
  return (
    <div
      role={tone === "danger" ? "alert" : "status"}
      {...rest}
      className={cx("flex items-start gap-3 rounded-lg p-4 text-sm", classes, className)}
    >
      <Icon aria-hidden className="mt-0.5 size-5 shrink-0" />
      <div className="min-w-0 flex-1">
        {title !== undefined && <p className="font-semibold">{title}</p>}
        {children !== undefined && <div className={cx(title !== undefined && "mt-1")}>{children}</div>}
      </div>
    </div>
  );
}
