import { isComposing } from "#components/browser/composing.ts";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { CameraButton } from "./camera-button.tsx";

interface ScanFieldProps {
  label: string;
  hint: string;
  onScan: (text: string) => void;
}

/** Where a scanner types, or a camera reads: whatever stands before Enter is told, and the field is free for the next. */
export function ScanField({ label, hint, onScan }: ScanFieldProps) {
  return (
    <div className="grid gap-3">
      <Field label={label} hint={hint}>
        {(control) => (
          <Input
            {...control}
            autoFocus
            autoCapitalize="characters"
            spellCheck={false}
            maxLength={200}
            className="figures"
            onKeyDown={(event) => {
              if (event.key !== "Enter" || isComposing(event)) return;
              event.preventDefault();
              onScan(event.currentTarget.value);
              event.currentTarget.value = "";
            }}
          />
        )}
      </Field>
      <div>
        <CameraButton onScan={onScan} />
      </div>
    </div>
  );
}
