import { Link } from '@fluentui/react-components';
import { splitLinks } from '../format/links.ts';

/** A message's text as it is, with its line breaks; http(s) addresses can be followed. */
export function PlainText({ text }: { readonly text: string }) {
  return splitLinks(text).map((piece, index) => {
    const key = `${index} ${piece.text}`;
    return piece.href === undefined ? (
      <span key={key}>{piece.text}</span>
    ) : (
      <Link key={key} inline href={piece.href} target="_blank" rel="noopener noreferrer nofollow">
        {piece.text}
      </Link>
    );
  });
}
