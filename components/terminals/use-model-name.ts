import { useTranslations } from "next-intl";

interface NamedModel {
  modelCode: string;
  modelName: string;
}

/** A model's name in the reader's language: the catalogue holds the Chinese one, a translation may hold another. */
export function useModelName(): (model: NamedModel) => string {
  const words = useTranslations("words");
  return ({ modelCode, modelName }) => {
    const key = `model.${modelCode}` as "colon";
    return words.has(key) ? words(key) : modelName;
  };
}
