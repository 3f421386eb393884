"use client";

import { isComposing } from "#components/browser/composing.ts";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { SignaturePad } from "#components/ui/signature-pad.tsx";
import type { Signing } from "./use-signing.ts";

interface SignatureFieldsProps {
  signing: Signing;
  labels: { pad: string; type: string };
}

/** By finger or, without a pointer, by typing the name. */
export function SignatureFields({ signing, labels }: SignatureFieldsProps) {
  return (
    <div className="grid gap-3">
      <SignaturePad ref={signing.pad} label={labels.pad} onMarked={signing.setMarked} />
      <Field label={labels.type}>
        {(bound) => (
          <Input
            {...bound}
            value={signing.typed}
            maxLength={24}
            // Enter signs; it must not hand in a form around.
            onKeyDown={(event) => {
              if (event.key !== "Enter" || isComposing(event)) return;
              event.preventDefault();
              if (signing.marked) void signing.sign();
            }}
            onChange={(event) => signing.type(event.target.value)}
          />
        )}
      </Field>
    </div>
  );
}
