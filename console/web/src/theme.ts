import {
  type BrandVariants,
  createDarkTheme,
  createLightTheme,
  type Theme,
} from '@fluentui/react-components';

const PETROL: BrandVariants = {
  10: '#011418',
  20: '#042329',
  30: '#06343d',
  40: '#07424d',
  50: '#08505d',
  60: '#095e6d',
  70: '#0a687a',
  80: '#0b7285',
  90: '#278395',
  100: '#3f93a4',
  110: '#57a3b3',
  120: '#70b3c1',
  130: '#8ac3cf',
  140: '#a5d3dc',
  150: '#c1e3e9',
  160: '#def2f5',
};

const FONT =
  "'Segoe UI Variable Text', 'Segoe UI', -apple-system, BlinkMacSystemFont, Roboto, 'Helvetica Neue', 'PingFang SC', 'Hiragino Sans GB', 'Microsoft YaHei', 'Noto Sans SC', 'Noto Sans CJK SC', sans-serif";

/** Colours that Fluent has no name for; as CSS variables they are `var(--batonBot)` and so on. */
export interface BatonColors {
  readonly batonCustomer: string;
  readonly batonBot: string;
  readonly batonBotStroke: string;
  readonly batonAgent: string;
  readonly batonNote: string;
  readonly batonNoteStroke: string;
  readonly batonSelected: string;
  readonly batonTag: string;
  readonly batonImportant: string;
  readonly batonImportantText: string;
}

/** The light look. */
export const lightTheme: Theme & BatonColors = {
  ...createLightTheme(PETROL),
  fontFamilyBase: FONT,
  colorNeutralBackground2: '#f8fafa',
  colorNeutralBackground2Hover: '#f0f3f4',
  colorNeutralBackground3: '#f1f4f5',
  colorNeutralBackground4: '#e9edee',
  colorNeutralStroke2: '#e1e6e8',
  colorNeutralStroke3: '#ebeff0',
  colorNeutralForeground3: '#5a6469',
  colorNeutralForeground4: '#667177',
  batonCustomer: '#f0f3f4',
  batonBot: '#ffffff',
  batonBotStroke: '#dbd9ea',
  batonAgent: '#ddf0f3',
  batonNote: '#fff8e0',
  batonNoteStroke: '#ecd893',
  batonSelected: '#e3f1f4',
  batonTag: '#e9edee',
  batonImportant: '#fdf0d3',
  batonImportantText: '#834300',
};

/** The dark look. */
export const darkTheme: Theme & BatonColors = {
  ...createDarkTheme(PETROL),
  fontFamilyBase: FONT,
  colorBrandForeground1: PETROL[120],
  colorBrandForeground2: PETROL[130],
  colorBrandForegroundLink: PETROL[120],
  colorCompoundBrandForeground1: PETROL[120],
  colorCompoundBrandStroke: PETROL[110],
  colorNeutralBackground1: '#1c2023',
  colorNeutralBackground1Hover: '#262b2f',
  colorNeutralBackground1Pressed: '#171a1d',
  colorNeutralBackground1Selected: '#2b3135',
  colorNeutralBackground2: '#171b1d',
  colorNeutralBackground2Hover: '#212629',
  colorNeutralBackground3: '#121517',
  colorNeutralBackground4: '#0e1112',
  colorSubtleBackgroundHover: '#272d31',
  colorSubtleBackgroundPressed: '#202528',
  colorSubtleBackgroundSelected: '#2b3135',
  // Outlines menus, dialogs and notices, whose shadows the dark swallows.
  colorTransparentStroke: '#3a4248',
  colorNeutralStroke1: '#4a5359',
  colorNeutralStroke2: '#2e3438',
  colorNeutralStroke3: '#262b2f',
  colorNeutralForeground3: '#a3adb3',
  colorNeutralForeground4: '#949fa5',
  batonCustomer: '#2a3034',
  batonBot: '#1c2023',
  batonBotStroke: '#403f56',
  batonAgent: '#0d3b45',
  batonNote: '#332c17',
  batonNoteStroke: '#665527',
  batonSelected: '#18343b',
  batonTag: '#2e353a',
  batonImportant: '#3f3419',
  batonImportantText: '#f2d283',
};
