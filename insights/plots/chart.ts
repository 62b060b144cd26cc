/** A point of a chart, with what is written beside it. */
export interface Point {
  readonly x: number;
  readonly y: number;
  readonly label?: string;
}

/** Points of one kind; a line joins them if wanted. */
export interface Series {
  readonly name: string;
  readonly color: string;
  readonly points: readonly Point[];
  readonly isLine?: boolean;
  readonly isDashed?: boolean;
}

/** An axis: its title, ends and the values that are marked, as they are written. */
export interface Axis {
  readonly title: string;
  readonly from: number;
  readonly to: number;
  readonly marks: readonly (readonly [value: number, text: string])[];
}

const WIDTH = 760;
const HEIGHT = 440;
const LEFT = 78;
const RIGHT = 24;
const TOP = 74;
const BOTTOM = 62;
const INK = '#24292f';
const QUIET = '#57606a';

/** Colours that stay apart for most eyes (Okabe & Ito 2008). */
export const COLORS = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#8a6d00'] as const;

/** A chart as SVG text, on white so that it can be read on any page. */
export function chart(options: {
  readonly title: string;
  readonly x: Axis;
  readonly y: Axis;
  readonly series: readonly Series[];
}): string {
  const { title, x, y, series } = options;
  const atX = (value: number) =>
    LEFT + ((value - x.from) / (x.to - x.from)) * (WIDTH - LEFT - RIGHT);
  const atY = (value: number) =>
    HEIGHT - BOTTOM - ((value - y.from) / (y.to - y.from)) * (HEIGHT - TOP - BOTTOM);
  const parts = [
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#ffffff"/>`,
    text(LEFT, 28, title, 'font-size="17" font-weight="600"'),
    ...legend(series),
    ...x.marks.flatMap(([value, words]) => [
      line(atX(value), TOP, atX(value), HEIGHT - BOTTOM, '#eaeef2'),
      text(atX(value), HEIGHT - BOTTOM + 20, words, 'text-anchor="middle"', QUIET),
    ]),
    ...y.marks.flatMap(([value, words]) => [
      line(LEFT, atY(value), WIDTH - RIGHT, atY(value), '#eaeef2'),
      text(LEFT - 8, atY(value) + 4, words, 'text-anchor="end"', QUIET),
    ]),
    line(LEFT, HEIGHT - BOTTOM, WIDTH - RIGHT, HEIGHT - BOTTOM, QUIET),
    line(LEFT, TOP, LEFT, HEIGHT - BOTTOM, QUIET),
    text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 16, x.title, 'text-anchor="middle"'),
    text(
      0,
      0,
      y.title,
      `text-anchor="middle" transform="translate(20 ${(TOP + HEIGHT - BOTTOM) / 2}) rotate(-90)"`,
    ),
    ...series.flatMap((one) => drawn(one, atX, atY)),
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" role="img" aria-label="${escaped(title)}" font-family="system-ui, 'Segoe UI', sans-serif" font-size="13">\n${parts.join('\n')}\n</svg>\n`;
}

function legend(series: readonly Series[]): readonly string[] {
  let at = LEFT;
  return series.flatMap(({ name, color }) => {
    const from = at;
    at += 34 + name.length * 7;
    return [
      `<circle cx="${from + 5}" cy="48" r="5" fill="${color}"/>`,
      text(from + 16, 52, name, '', QUIET),
    ];
  });
}

function drawn(
  { points, color, isLine = false, isDashed = false }: Series,
  atX: (value: number) => number,
  atY: (value: number) => number,
): readonly string[] {
  const places = points.map(({ x, y }) => `${short(atX(x))},${short(atY(y))}`).join(' ');
  const dashes = isDashed ? ' stroke-dasharray="6 5"' : '';
  return [
    ...(isLine
      ? [`<polyline points="${places}" fill="none" stroke="${color}" stroke-width="2"${dashes}/>`]
      : []),
    ...points.flatMap(({ x, y, label }) => [
      ...(isDashed
        ? []
        : [
            `<circle cx="${short(atX(x))}" cy="${short(atY(y))}" r="${isLine ? 3 : 5}" fill="${color}"/>`,
          ]),
      ...(label ? [text(atX(x) + 8, atY(y) - 7, label, 'font-size="11"', color)] : []),
    ]),
  ];
}

function line(x1: number, y1: number, x2: number, y2: number, color: string): string {
  return `<line x1="${short(x1)}" y1="${short(y1)}" x2="${short(x2)}" y2="${short(y2)}" stroke="${color}"/>`;
}

function text(
  x: number,
  y: number,
  words: string,
  attributes: string,
  color: string = INK,
): string {
  return `<text x="${short(x)}" y="${short(y)}" fill="${color}" ${attributes}>${escaped(words)}</text>`;
}

function short(value: number): number {
  return Math.round(value * 10) / 10;
}

function escaped(words: string): string {
  return words.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
}
