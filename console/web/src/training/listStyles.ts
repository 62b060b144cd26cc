import { makeStyles, tokens } from '@fluentui/react-components';

/** The looks of the report's lists. */
export const useListStyles = makeStyles({
  item: {
    display: 'flex',
    flexDirection: 'column',
    gap: '2px',
    padding: '7px 0',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    lineHeight: '20px',
    overflowWrap: 'anywhere',
  },
  line: { display: 'flex', alignItems: 'baseline', gap: '8px', minWidth: 0 },
  end: { marginLeft: 'auto', whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' },
  quiet: {
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: '18px',
  },
});
