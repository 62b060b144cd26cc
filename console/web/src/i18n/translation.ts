import type { TFunction } from 'i18next';
import type { en } from './en/index.ts';

type Words<T> = { readonly [K in keyof T]: T[K] extends string ? string : Words<T[K]> };

/** What every language must say: the keys of the English words, any text. */
export type Translation = Words<typeof en>;

/** The translator, for functions outside of components. */
export type Translate = TFunction;

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: Translation };
  }
}
