/** The element's id of where one writes to the customer. */
export const COMPOSER_ID = 'composer-text';

/** Puts the cursor to the end of what is being written. */
export function focusComposer(): void {
  // The text may have been changed just now, and is on the page only after React's turn.
  requestAnimationFrame(() => {
    const box = document.getElementById(COMPOSER_ID);
    if (!(box instanceof HTMLTextAreaElement)) return;
    box.focus();
    box.setSelectionRange(box.value.length, box.value.length);
    box.scrollTop = box.scrollHeight;
  });
}
