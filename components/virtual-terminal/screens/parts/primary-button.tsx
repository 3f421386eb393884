import { Button, type ButtonProps } from "#components/ui/button.tsx";
import { pressedBy } from "#components/virtual-terminal/device/keys/glass-keys.ts";

/** The one thing to do on a screen, which the green key does too. */
export function PrimaryButton(props: ButtonProps) {
  return <Button size="large" {...pressedBy("confirm")} {...props} />;
}
