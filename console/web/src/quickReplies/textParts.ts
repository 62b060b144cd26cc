/** A part of a text; `variable` names the one that is still open there. */
export interface TextPart {
  readonly text: string;
  /** Where it begins. */
  readonly at: number;
  readonly variable: string | undefined;
}

/**
 * Takes a text apart at its open variables, as the server sees them. `verbatim`: values of customers
 * with braces in them, which are no variables.
 */
export function textParts(text: string, verbatim: readonly string[] = []): readonly TextPart[] {
  // What is a customer's own is blanked out, so that every part keeps its place.
  const ours = [...verbatim]
    .sort((a, b) => b.length - a.length)
    .reduce((rest, value) => rest.replaceAll(value, ' '.repeat(value.length)), text);
  const parts: TextPart[] = [];
  let end = 0;
  for (const { 0: found, 1: name = '', index } of ours.matchAll(/\{\{([^{}]*)\}\}/g)) {
    if (index > end) parts.push({ text: text.slice(end, index), at: end, variable: undefined });
    parts.push({ text: found, at: index, variable: name.trim() });
    end = index + found.length;
  }
  if (end < text.length) parts.push({ text: text.slice(end), at: end, variable: undefined });
  return parts;
}

/** The parts that are open variables. */
export function openParts(
  text: string,
  verbatim?: readonly string[],
): readonly (TextPart & { readonly variable: string })[] {
  return textParts(text, verbatim).flatMap((part) =>
    part.variable === undefined ? [] : [{ ...part, variable: part.variable }],
  );
}
