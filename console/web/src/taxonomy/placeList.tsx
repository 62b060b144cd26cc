import {
  Button,
  makeStyles,
  mergeClasses,
  Text,
  Tooltip,
  tokens,
} from '@fluentui/react-components';
import { AddRegular, DeleteRegular, EditRegular } from '@fluentui/react-icons';
import type { ReactElement } from 'react';
import type { TaxonomyAnswer, TaxonomyUsesAnswer } from '../../../wire.ts';
import { useWords } from '../i18n/index.ts';
import { usePageStyles } from '../shell/pageStyles.ts';
import { DEEPEST, type Place, type PlaceKind, placesIn } from './places.ts';

const useStyles = makeStyles({
  head: { display: 'flex', alignItems: 'center', gap: '8px', minHeight: '32px' },
  push: { marginLeft: 'auto' },
  hint: { display: 'block', margin: '2px 0 8px' },
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  row: {
    display: 'flex',
    alignItems: 'center',
    gap: '10px',
    minHeight: '40px',
    paddingLeft: '8px',
    margin: '0 -8px',
    borderRadius: tokens.borderRadiusMedium,
    ':hover': { backgroundColor: tokens.colorNeutralBackground3 },
  },
  names: { flexGrow: 1, minWidth: 0, lineHeight: '18px', overflowWrap: 'anywhere' },
  within: {
    borderLeft: `1px solid ${tokens.colorNeutralStroke2}`,
    paddingLeft: '10px',
    alignSelf: 'stretch',
    display: 'flex',
    flexDirection: 'column',
    justifyContent: 'center',
  },
  top: { fontWeight: tokens.fontWeightSemibold },
  count: { whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' },
  actions: { display: 'flex', flexShrink: 0, width: '96px', justifyContent: 'flex-end' },
  narrow: { width: '64px' },
});

/** One of the lists of the taxonomy, with how many articles are in each of its places. */
export function PlaceList(props: {
  readonly kind: PlaceKind;
  readonly taxonomy: TaxonomyAnswer;
  readonly uses: TaxonomyUsesAnswer | undefined;
  readonly mayWrite: boolean;
  readonly onAdd: (within: Place | null) => void;
  readonly onEdit: (place: Place) => void;
  readonly onRemove: (place: Place) => void;
}) {
  const { kind, taxonomy, uses, mayWrite } = props;
  const places = placesIn(taxonomy, kind);
  const styles = useStyles();
  const page = usePageStyles();
  const { t } = useWords();
  return (
    <section className={page.card} aria-label={t(`taxonomy.${kind}`)} data-testid={kind}>
      <div className={styles.head}>
        <Text as="h2" size={400} weight="semibold">
          {t(`taxonomy.${kind}`)}
        </Text>
        <span className={page.quiet}>{places.length}</span>
        {mayWrite && (
          <Button
            size="small"
            className={styles.push}
            icon={<AddRegular />}
            data-testid={`add-${kind}`}
            onClick={() => props.onAdd(null)}
          >
            {t('taxonomy.new')}
          </Button>
        )}
      </div>
      <span className={mergeClasses(styles.hint, page.quiet, page.small)}>
        {t(`taxonomy.hints.${kind}`)}
      </span>
      {places.length === 0 && <span className={page.quiet}>{t(`taxonomy.none.${kind}`)}</span>}
      <ul className={styles.list}>
        {places.map((place) => (
          <Row key={place.path} {...props} place={place} count={uses?.[kind][place.path] ?? 0} />
        ))}
      </ul>
    </section>
  );
}

function Row(
  props: Parameters<typeof PlaceList>[0] & { readonly place: Place; readonly count: number },
) {
  const { place, count, kind, uses, mayWrite } = props;
  const styles = useStyles();
  const page = usePageStyles();
  const { t, language } = useWords();
  const name = place.names[language];
  const other = place.names[language === 'zh' ? 'en' : 'zh'];
  const isUsed = count > 0 || uses === undefined;
  return (
    <li
      className={styles.row}
      style={{ paddingLeft: 8 + place.depth * 18 }}
      data-testid="place"
      data-path={place.path}
    >
      <span className={mergeClasses(styles.names, place.depth > 0 && styles.within)}>
        <span>
          <span className={kind === 'products' && place.depth === 0 ? styles.top : undefined}>
            {name}
          </span>{' '}
          <span className={mergeClasses(page.quiet, page.small)}>
            {other} · {place.id}
          </span>
        </span>
      </span>
      <span className={mergeClasses(styles.count, page.small, page.quiet)}>
        {uses && t('taxonomy.uses', { count })}
      </span>
      {mayWrite && (
        <span className={mergeClasses(styles.actions, kind === 'issueTypes' && styles.narrow)}>
          {kind === 'products' && place.depth < DEEPEST - 1 && (
            <RowButton
              label={t('taxonomy.addTo', { name })}
              testId="add-within"
              icon={<AddRegular />}
              onClick={() => props.onAdd(place)}
            />
          )}
          <RowButton
            label={t('taxonomy.rename', { name })}
            testId="edit-place"
            icon={<EditRegular />}
            onClick={() => props.onEdit(place)}
          />
          <RowButton
            label={isUsed ? t('taxonomy.used') : t('taxonomy.removePlace', { name })}
            testId="remove-place"
            icon={<DeleteRegular />}
            disabled={isUsed}
            onClick={() => props.onRemove(place)}
          />
        </span>
      )}
    </li>
  );
}

function RowButton(props: {
  readonly label: string;
  readonly testId: string;
  readonly icon: ReactElement;
  readonly disabled?: boolean;
  readonly onClick: () => void;
}) {
  return (
    <Tooltip content={props.label} relationship="label">
      <Button
        size="small"
        appearance="subtle"
        icon={props.icon}
        // Still to be reached and read, unlike one that is disabled.
        disabledFocusable={props.disabled ?? false}
        data-testid={props.testId}
        onClick={props.onClick}
      />
    </Tooltip>
  );
}
