import { mergeClasses } from '@fluentui/react-components';
import type { UnfoundArticleAnswer } from '../../../wire.ts';
import { languageName } from '../format/time.ts';
import { useWords } from '../i18n/index.ts';
import { usePageStyles } from '../shell/pageStyles.ts';
import { useTableStyles } from '../shell/tableStyles.ts';
import { routeHref } from '../state/route.ts';
import { useGapStyles } from './gapStyles.ts';

/** An article, as a link to its editor. */
export function ArticleCell(props: {
  readonly article: Pick<UnfoundArticleAnswer, 'id' | 'language' | 'title'>;
}) {
  const { id, language: tag, title } = props.article;
  const styles = useGapStyles();
  const page = usePageStyles();
  const table = useTableStyles();
  const { language } = useWords();
  return (
    <td className={table.cell}>
      <a
        className={mergeClasses(page.link, styles.title)}
        href={routeHref({ page: 'article', id, language: tag, view: 'write' })}
        lang={tag}
      >
        {title}
      </a>
      <div className={mergeClasses(styles.under, page.quiet, page.small)}>
        <span>{languageName(tag, language)}</span>
      </div>
    </td>
  );
}
