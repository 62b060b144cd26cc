import type { QuickReplyValues } from './variables.ts';

/** A quick reply's text with its variables filled in. */
export interface FilledTemplate {
  /** Variables without a value stand in it as they were: `{{order.id}}`. */
  readonly text: string;
  /** The names of these, unknown ones too, each once. */
  readonly missing: readonly string[];
  /** Values that contain braces: texts of others, which are no variables of ours. */
  readonly verbatim: readonly string[];
}

const VARIABLE = /\{\{([^{}]*)\}\}/g;

/** Fills a template in one pass: what a value contains is never read as a variable. */
export function fillTemplate(template: string, values: QuickReplyValues): FilledTemplate {
  const known = new Map(Object.entries(values));
  const missing = new Set<string>();
  const verbatim = new Set<string>();
  const text = template.replace(VARIABLE, (variable, inner: string) => {
    const value = known.get(inner.trim())?.trim();
    if (!value) {
      missing.add(inner.trim());
      return variable;
    }
    if (value.includes('{{')) verbatim.add(value);
    return value;
  });
  return { text, missing: [...missing], verbatim: [...verbatim] };
}

/** The names of the variables in a text, each once, in their order. */
export function variablesIn(text: string): readonly string[] {
  return [...new Set(Array.from(text.matchAll(VARIABLE), ([, inner = '']) => inner.trim()))];
}

/** The variables that are still open in a text to be sent; `verbatim` as it was filled with. */
export function openVariables(text: string, verbatim: readonly string[] = []): readonly string[] {
  // Longest first, or a value could be torn by another one within it.
  const foreign = [...verbatim].sort((a, b) => b.length - a.length);
  return variablesIn(foreign.reduce((rest, value) => rest.replaceAll(value, ' '), text));
}

/** Whether braces stand in a text that make no variable, such as `{{order.id}`. */
export function hasStrayBraces(text: string): boolean {
  return /\{\{|\}\}/.test(text.replaceAll(VARIABLE, ' '));
}
