import { Text } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { usePageStyles } from './pageStyles.ts';

/** A page under its heading, with a sentence of what it is for. */
export function HeadedPage(props: {
  readonly title: string;
  readonly lead: string;
  /** Above the heading: the way back. */
  readonly back?: ReactNode;
  /** Beside the heading, such as how many there are. */
  readonly beside?: ReactNode;
  /** At the right: what can be done or chosen. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}) {
  const page = usePageStyles();
  return (
    <main className={page.root}>
      {props.back}
      <div className={page.head}>
        <Text as="h1" size={500} weight="semibold">
          {props.title}
        </Text>
        {props.beside}
        {props.actions && <div className={page.actions}>{props.actions}</div>}
      </div>
      <Text size={200} className={page.lead}>
        {props.lead}
      </Text>
      {props.children}
    </main>
  );
}
