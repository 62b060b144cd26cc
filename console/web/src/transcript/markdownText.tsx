import { Link, makeStyles, mergeClasses } from '@fluentui/react-components';
import { type MarkdownPiece, parseMarkdown } from '../format/markdown.ts';

const useStyles = makeStyles({
  line: { display: 'block' },
  item: {
    display: 'block',
    position: 'relative',
    paddingLeft: '16px',
    '::before': { content: '"•"', position: 'absolute', left: 0 },
  },
  gap: { height: '8px' },
});

/** A message of the bot's: its light Markdown as text, never as HTML. */
export function MarkdownText({ text }: { readonly text: string }) {
  const styles = useStyles();
  return parseMarkdown(text).map(({ item, pieces }, index) => (
    <span
      // biome-ignore lint/suspicious/noArrayIndexKey: The lines of a text are only ever replaced together.
      key={index}
      className={mergeClasses(item ? styles.item : styles.line, pieces.length === 0 && styles.gap)}
    >
      {pieces.map((piece, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: As above.
        <Piece key={at} piece={piece} />
      ))}
    </span>
  ));
}

function Piece({ piece: { text, strong, href } }: { readonly piece: MarkdownPiece }) {
  const words = strong ? <strong>{text}</strong> : text;
  if (href === undefined) return words;
  return (
    <Link inline href={href} target="_blank" rel="noopener noreferrer nofollow">
      {words}
    </Link>
  );
}
