export {
  ALL_PRODUCTS,
  categoryPaths,
  notInTaxonomy,
  pathsAround,
  stillUsed,
} from './taxonomyPlaces.ts';
export {
  categorySchema,
  invalidTaxonomy,
  parseTaxonomy,
  taxonomySchema,
} from './taxonomySchema.ts';
export { type TaxonomyUses, taxonomyUses } from './taxonomyUses.ts';
