"use client";

import type { ComponentProps, ReactNode } from "react";
import type { Control, FieldPath, FieldValues } from "react-hook-form";
import { Field } from "#components/ui/field.tsx";
import { Input, Select, Textarea } from "#components/ui/input.tsx";
import { useFormField } from "./use-form-field.ts";

interface BoundProps<Values extends FieldValues, Output> {
  control: Control<Values, unknown, Output>;
  name: FieldPath<Values>;
  label: ReactNode;
  hint?: ReactNode;
  optional?: string | undefined;
}

type TextFieldProps<Values extends FieldValues, Output> = BoundProps<Values, Output> &
  Omit<ComponentProps<"input">, "name" | "defaultValue" | "value" | "ref">;

export function TextField<Values extends FieldValues, Output = Values>(
  props: TextFieldProps<Values, Output>,
) {
  const { control, name, label, hint, optional, onChange, onBlur, ...rest } = props;
  const { field, error } = useFormField({ control, name });
  return (
    <Field label={label} hint={hint} optional={optional} error={error}>
      {(bound) => (
        <Input
          {...rest}
          {...bound}
          name={name}
          ref={field.ref}
          disabled={field.disabled}
          value={field.value ?? ""}
          onChange={(event) => {
            field.onChange(event);
            onChange?.(event);
          }}
          onBlur={(event) => {
            field.onBlur();
            onBlur?.(event);
          }}
        />
      )}
    </Field>
  );
}

export function TextAreaField<Values extends FieldValues, Output = Values>(
  props: BoundProps<Values, Output>,
) {
  const { field, error } = useFormField(props);
  return (
    <Field label={props.label} hint={props.hint} optional={props.optional} error={error}>
      {(bound) => <Textarea {...bound} {...field} value={field.value ?? ""} />}
    </Field>
  );
}

interface Option {
  value: string;
  label: string;
  /** Options of the same group stand together, under its name. */
  group?: string;
}

type SelectFieldProps<Values extends FieldValues, Output> = BoundProps<Values, Output> & {
  options: readonly Option[];
  placeholder: string;
  onChosen?: (value: string) => void;
};

export function SelectField<Values extends FieldValues, Output = Values>(
  props: SelectFieldProps<Values, Output>,
) {
  const { field, error } = useFormField(props);
  return (
    <Field label={props.label} hint={props.hint} optional={props.optional} error={error}>
      {(bound) => (
        <Select
          {...bound}
          {...field}
          value={field.value ?? ""}
          onChange={(event) => {
            field.onChange(event);
            props.onChosen?.(event.target.value);
          }}
        >
          <option value="">{props.placeholder}</option>
          {groupsOf(props.options).map(([group, options]) =>
            group === undefined ? (
              <Options key="" options={options} />
            ) : (
              <optgroup key={group} label={group}>
                <Options options={options} />
              </optgroup>
            ),
          )}
        </Select>
      )}
    </Field>
  );
}

function Options({ options }: { options: readonly Option[] }) {
  return options.map((option) => (
    <option key={option.value} value={option.value}>
      {option.label}
    </option>
  ));
}

function groupsOf(options: readonly Option[]): [string | undefined, Option[]][] {
  const groups = new Map<string | undefined, Option[]>();
  for (const option of options) groups.set(option.group, [...(groups.get(option.group) ?? []), option]);
  return [...groups];
}
