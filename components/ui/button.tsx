import { Loader2 } from "lucide-react";
import { Slot } from "radix-ui";
import type { ComponentProps } from "react";
import { cx } from "./class-names.ts";

const VARIANTS = {
  primary: "bg-accent text-on-accent hover:bg-accent-strong",
  secondary: "border border-edge bg-surface text-ink hover:bg-sunken",
  ghost: "text-ink hover:bg-sunken",
  danger: "bg-danger text-on-danger hover:opacity-90",
} as const;

const SIZES = {
  large: "min-h-12 px-6 text-base",
  normal: "min-h-11 px-4 text-base sm:min-h-10 sm:text-sm",
  small: "min-h-11 px-3 text-sm sm:min-h-8",
  icon: "size-11 sm:size-10",
} as const;

export interface ButtonProps extends ComponentProps<"button"> {
  variant?: keyof typeof VARIANTS;
  size?: keyof typeof SIZES;
  /** Shows that the click is being worked on, and takes no second one. */
  busy?: boolean;
  /** Renders its only child, usually a link, in the button's clothes. */
  asChild?: boolean;
}

export function Button(props: ButtonProps) {
  const { variant = "primary", size = "normal", busy = false, asChild = false, className, ...rest } = props;
  const classes = cx(
    "inline-flex shrink-0 items-center justify-center gap-2 rounded-md font-medium transition-colors duration-150",
    "disabled:cursor-not-allowed disabled:opacity-60 aria-disabled:opacity-60",
    VARIANTS[variant],
    SIZES[size],
    className,
  );
  if (asChild) return <Slot.Root className={classes} {...rest} />;
  return (
    <button
      type="button"
      {...rest}
      className={classes}
      disabled={rest.disabled === true || busy}
      aria-busy={busy}
    >
      {busy && <Loader2 aria-hidden className="size-4 animate-spin" />}
      {rest.children}
    </button>
  );
}
