/** Most bytes of all files of one import: as base64 they are a third more, and the server takes 16 MB. */
const MOST_BYTES = 11.5 * 1024 * 1024;

/** Whether files are more than one import takes. */
export function isTooLarge(files: readonly { readonly size: number }[]): boolean {
  return files.reduce((sum, { size }) => sum + size, 0) > MOST_BYTES;
}
