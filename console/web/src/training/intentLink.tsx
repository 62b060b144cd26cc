import { usePageStyles } from '../shell/pageStyles.ts';
import { routeHref } from '../state/route.ts';

/** A link to an intent, or to one of its utterances. */
export function IntentLink(props: { readonly intent: string; readonly q?: string }) {
  const { intent, q = '' } = props;
  const page = usePageStyles();
  return (
    <a
      className={page.link}
      href={routeHref({ page: 'intent', name: intent, view: 'utterances', q })}
    >
      {intent}
    </a>
  );
}
