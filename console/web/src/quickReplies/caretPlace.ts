/** Where a character of a text area stands, in pixels from the area's top left corner. */
export interface CaretPlace {
  readonly left: number;
  readonly top: number;
}

/** What decides where a text area breaks its lines. */
const COPIED = [
  ...(['fontFamily', 'fontSize', 'fontWeight', 'letterSpacing', 'lineHeight'] as const),
  ...(['paddingTop', 'paddingRight', 'paddingBottom', 'paddingLeft', 'boxSizing'] as const),
  ...(['tabSize', 'textIndent', 'wordSpacing'] as const),
];

/** Measures by an unseen copy, since a text area tells nobody where its caret is. */
export function caretPlace(area: HTMLTextAreaElement, index: number): CaretPlace {
  const copy = document.createElement('div');
  const style = getComputedStyle(area);
  for (const name of COPIED) copy.style[name] = style[name];
  Object.assign(copy.style, {
    position: 'absolute',
    visibility: 'hidden',
    whiteSpace: 'pre-wrap',
    overflowWrap: 'break-word',
    width: `${area.clientWidth}px`,
  });
  copy.textContent = area.value.slice(0, index);
  const mark = document.createElement('span');
  mark.textContent = area.value.slice(index) || '.';
  copy.append(mark);
  document.body.append(copy);
  const { offsetLeft, offsetTop } = mark;
  copy.remove();
  return { left: offsetLeft, top: offsetTop - area.scrollTop };
}
