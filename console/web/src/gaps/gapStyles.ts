import { makeStyles, tokens } from '@fluentui/react-components';

/** The looks of the lists' rows. */
export const useGapStyles = makeStyles({
  number: { textAlign: 'right', whiteSpace: 'nowrap' },
  figure: { display: 'inline-block', minWidth: '34px' },
  title: { fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  under: { display: 'flex', flexWrap: 'wrap', gap: '2px 8px', marginTop: '2px' },
  examples: { margin: '2px 0 0', padding: 0, listStyleType: 'none' },
  track: {
    display: 'inline-block',
    position: 'relative',
    width: '72px',
    height: '6px',
    marginRight: '8px',
    borderRadius: '3px',
    backgroundColor: 'var(--batonTag)',
    verticalAlign: 'middle',
    overflow: 'hidden',
    '@media (max-width: 699px)': { display: 'none' },
  },
  bar: {
    position: 'absolute',
    insetBlock: 0,
    left: 0,
    borderRadius: '3px',
    backgroundColor: tokens.colorBrandBackground,
  },
  likely: { backgroundColor: tokens.colorPaletteRedBackground2 },
  sure: { backgroundColor: tokens.colorPaletteRedForeground3 },
});
