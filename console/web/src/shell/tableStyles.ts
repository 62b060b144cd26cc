import { makeStyles, tokens } from '@fluentui/react-components';

/** The looks of the pages' tables. */
export const useTableStyles = makeStyles({
  table: {
    width: '100%',
    borderCollapse: 'collapse',
    fontSize: tokens.fontSizeBase300,
    fontVariantNumeric: 'tabular-nums',
  },
  head: {
    padding: '8px 12px',
    textAlign: 'left',
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightRegular,
    color: tokens.colorNeutralForeground3,
    whiteSpace: 'nowrap',
    borderBottom: `1px solid ${tokens.colorNeutralStroke1}`,
  },
  row: { ':hover': { backgroundColor: tokens.colorNeutralBackground2 } },
  cell: {
    padding: '9px 12px',
    height: '38px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  quiet: { color: tokens.colorNeutralForeground3 },
  who: { display: 'flex', alignItems: 'center', gap: '10px', minWidth: 0 },
  tags: { display: 'flex', flexWrap: 'wrap', gap: '4px' },
  nowrap: { whiteSpace: 'nowrap' },
  actions: { display: 'flex', justifyContent: 'flex-end', gap: '6px' },
  button: { minWidth: 'auto', whiteSpace: 'nowrap' },
});
