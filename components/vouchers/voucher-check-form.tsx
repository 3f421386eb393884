import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";

interface VoucherCheckFormProps {
  number: string;
  hash: string;
}

/** For whoever cannot scan the code: what stands on the paper is typed. It needs no script. */
export function VoucherCheckForm({ number, hash }: VoucherCheckFormProps) {
  const t = useTranslations("voucher");
  return (
    <form action="/v" className="mt-6 grid gap-4">
      <Field label={t("number")} hint={t("numberHint")}>
        {(control) => (
          <Input
            {...control}
            name="number"
            defaultValue={number}
            required
            maxLength={60}
            autoComplete="off"
          />
        )}
      </Field>
      <Field label={t("check")} hint={t("checkHint")}>
        {(control) => (
          <Input {...control} name="h" defaultValue={hash} required maxLength={100} autoComplete="off" />
        )}
      </Field>
      <div>
        <Button type="submit">{t("ask")}</Button>
      </div>
    </form>
  );
}
