/** What is wrong with which field, in words. */
export type FieldProblems = Readonly<Record<string, string>>;

/** What a form's field shows of the problems: those of the field itself, or of parts of it (`skills.returns`). */
export function problemFor(
  field: string,
  problems: FieldProblems,
): { readonly validationMessage?: string } {
  const found = Object.entries(problems).find(
    ([name]) => name === field || name.startsWith(`${field}.`),
  );
  return found ? { validationMessage: found[1] } : {};
}
