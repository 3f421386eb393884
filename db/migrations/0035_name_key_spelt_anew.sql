-- Marks that a blank kept apart combine once it is gone: spelt anew at the end. server/domain/fields/typed.ts (nameKey) is the same.
CREATE OR REPLACE FUNCTION "name_key"("name" text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT translate(
    normalize(regexp_replace(normalize("name", NFKC), '\s', '', 'g'), NFC),
    '[{<【〔〖〈《「『]}>】〕〗〉》」』.•・‧∙⋅‐‑‒–—―⁃−ABCDEFGHIJKLMNOPQRSTUVWXYZ',
    '(((((((((())))))))))······--------abcdefghijklmnopqrstuvwxyz'
  )
$$;
