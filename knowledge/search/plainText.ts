/**
 * Returns Markdown as the text that a reader sees: no marks, link targets, tags or pictures. Its patterns
 * read no stretch twice, so hostile text costs no more time than other text.
 */
export function plainText(markdown: string): string {
  return markdown
    .replaceAll(/^ {0,3}(?:`{3,}|~{3,}).*$/gm, '')
    .replaceAll(/!?\[([^[\]\n]*)\]\([^()\n]{0,2000}\)/g, '$1')
    .replaceAll(/<\/?[a-zA-Z!][^<>\n]*>/g, ' ')
    .replaceAll(/^[ \t]*(?:#{1,6}[ \t]+|>[ \t]?|[-*+][ \t]+|\d{1,9}[.)][ \t]+)/gm, '')
    .replaceAll(/^[ \t]*\|?[ \t]*:?-{2,}.*$/gm, '')
    .replaceAll(/\*\*|__|~~|`|(?<![\p{L}\p{N}])[*_]|[*_](?![\p{L}\p{N}])/gu, '')
    .replaceAll('|', ' ')
    .replaceAll(/\\([\\`*_{}[\]()#+\-.!|<>~])/g, '$1')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
